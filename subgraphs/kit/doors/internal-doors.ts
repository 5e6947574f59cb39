import { Router, type RequestHandler } from 'express';
import type { Database } from '@demarc/foundation/database';
import { z } from 'zod';
import { identityOf } from '../authenticate-call.ts';
import { parsePosition } from '../feed/feed-position.ts';
import { readFeed } from '../feed/read-feed.ts';
import type { Following } from '../feed/follow-feed.ts';
import { runJob } from '../jobs/run-job.ts';
import type { SubgraphDefinition } from '../subgraph-definition.ts';

/** What the doors open on. */
export interface DoorOptions {
  readonly database: Database;
  readonly followings: () => readonly Following[];
}

const MAX_PAGE_SIZE = 1_000;
const feedQuery = z.object({
  after: z.string(),
  size: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(200),
});

/**
 * What the processes of this graph ask each other beside GraphQL, each by name and none of them for
 * users: facts for consumers, grants for the gateway, jobs and status for the operator.
 */
export function internalDoors<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  { database, followings }: DoorOptions,
): Router {
  const { name, findGrants, jobs = {} } = definition;
  const router = Router();
  router.use(servicesOnly);
  router.get('/events', async (request, response) => {
    const query = feedQuery.safeParse(request.query);
    const after = query.success ? parsePosition(query.data.after) : undefined;
    if (!query.success || after === undefined) {
      response
        .status(400)
        .json({ code: 'BAD_REQUEST', message: 'after is a position of this feed.' });
      return;
    }
    const page = { source: name, after, size: query.data.size, now: new Date() };
    response.json(await readFeed(database.fork(), page));
  });
  router.get('/status', async (_request, response) => {
    response.json({
      name,
      database: database.engine,
      isReachable: await database.isReachable(),
      feeds: followings().map((following) => following.state()),
      jobs: Object.entries(jobs).map(([job, { what }]) => ({ job, what })),
    });
  });
  router.post('/jobs/:job', async (request, response) => {
    const job = jobs[request.params.job];
    const body = z.object({ now: z.iso.datetime({ offset: true }) }).safeParse(request.body);
    if (job === undefined || !body.success) {
      response.status(404).json({ code: 'NOT_FOUND', message: 'There is no such job.' });
      return;
    }
    const now = new Date(body.data.now);
    response.json(await runJob(job, { context: name, database, now }));
  });
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
