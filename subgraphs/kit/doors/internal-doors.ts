import { Router, type RequestHandler, type Response } from 'express';
import type { Database } from '@demarc/foundation/database';
import { z } from 'zod';
import { identityOf } from '../authenticate-call.ts';
import { countBacklog } from '../feed/count-backlog.ts';
import { positionSchema } from '../feed/feed-position.ts';
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
const backlogQuery = z.object({ after: positionSchema });
const feedQuery = z.object({
  after: positionSchema,
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
      refuse(
        response,
        `after is a position of this feed, and size a whole number from 1 to ${MAX_PAGE_SIZE}.`,
      );
      return;
    }
    const page = { source: name, ...query.data, now: new Date() };
    response.json(await readFeed(database.fork(), page));
  });
  router.get('/events/backlog', async (request, response) => {
    const query = backlogQuery.safeParse(request.query);
    if (!query.success) {
      refuse(response, 'after is a position of this feed.');
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
        refuse(response, 'Name the subject.');
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

function refuse(response: Response, message: string): void {
  response.status(400).json({ code: 'BAD_REQUEST', message });
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
