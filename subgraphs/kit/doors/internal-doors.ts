import { Router, type RequestHandler } from 'express';
import type { Database } from '@demarc/foundation/database';
import { z } from 'zod';
import { identityOf } from '../authenticate-call.ts';
import { countBacklog } from '../feed/count-backlog.ts';
import { parsePosition } from '../feed/feed-position.ts';
import { readFeed } from '../feed/read-feed.ts';
import type { Following } from '../feed/follow-feed.ts';
import type { SubgraphDefinition } from '../subgraph-definition.ts';
import { jobDoor } from './job-door.ts';
import { readStatus } from './read-status.ts';

/** What the doors open on. */
export interface DoorOptions {
  readonly database: Database;
  readonly followings: () => readonly Following[];
}

const MAX_PAGE_SIZE = 1_000;
const position = z.string().transform((text, context) => {
  const parsed = parsePosition(text);
  if (parsed !== undefined) return parsed;
  context.addIssue('It is no position of this feed.');
  return z.NEVER;
});
const feedQuery = z.object({
  after: position,
  size: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(200),
});

/**
 * What the processes of this graph ask each other beside GraphQL, none of it for users: facts for
 * consumers, grants for the gateway, jobs and status for the operator.
 */
export function internalDoors<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  { database, followings }: DoorOptions,
): Router {
  const { name, findGrants, jobs = {} } = definition;
  const router = Router();
  router.use(servicesOnly);
  router.use(['/status', '/jobs', '/events/backlog'], onlyFor('operator'));
  router.use('/grants', onlyFor('gateway'));
  router.get('/events', async (request, response) => {
    const query = feedQuery.safeParse(request.query);
    if (!query.success) {
      response
        .status(400)
        .json({ code: 'BAD_REQUEST', message: 'after is a position of this feed.' });
      return;
    }
    const page = { source: name, ...query.data, now: new Date() };
    response.json(await readFeed(database.fork(), page));
  });
  router.get('/events/backlog', async (request, response) => {
    const query = z.object({ after: position }).safeParse(request.query);
    if (!query.success) {
      response
        .status(400)
        .json({ code: 'BAD_REQUEST', message: 'after is a position of this feed.' });
      return;
    }
    response.json(await countBacklog(database.fork(), query.data.after));
  });
  router.get('/status', async (_request, response) => {
    response.json(await readStatus(definition, { database, followings: followings() }));
  });
  router.post('/jobs/:job', jobDoor({ context: name, database, jobs }));
  if (findGrants) {
    router.post('/grants', async (request, response) => {
      const body = z.object({ subject: z.string() }).safeParse(request.body);
      if (!body.success) {
        response.status(400).json({ code: 'BAD_REQUEST', message: 'Name the subject.' });
        return;
      }
      const { subject } = body.data;
      const grants = await database
        .fork()
        .transactional((em) => findGrants(em, subject, new Date()));
      response.json({ grants });
    });
  }
  return router;
}

/** A token that speaks for a user is for GraphQL. */
const servicesOnly: RequestHandler = (request, response, next) => {
  if (identityOf(request).subject.startsWith('service:')) {
    next();
    return;
  }
  response.status(403).json({ code: 'FORBIDDEN', message: 'This is for services of the graph.' });
};

/** One service's door: the key of another one, stolen, opens no more than that service may ask. */
function onlyFor(service: string): RequestHandler {
  return (request, response, next) => {
    if (identityOf(request).subject === `service:${service}`) {
      next();
      return;
    }
    response.status(403).json({ code: 'FORBIDDEN', message: `This is for ${service} alone.` });
  };
}
