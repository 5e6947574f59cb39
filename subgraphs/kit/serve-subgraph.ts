import { randomUUID } from 'node:crypto';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { healthRoutes, startHttpServer, type HttpServer } from '@demarc/foundation/http';
import type { Log } from '@demarc/foundation/process';
import { answerBrokenRequest } from './answer-broken-request.ts';
import type { OpenSubgraph } from './open-subgraph.ts';
import type { SubgraphDefinition } from './subgraph-definition.ts';

/** A thousand entity representations with their required fields fit well. */
const MAX_BODY = '4mb';

/** Where to listen, and how patiently to stop (milliseconds). */
export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly lameDuckMs: number;
  readonly drainMs: number;
  readonly log: Log;
}

/** Serves an open subgraph at `/graphql`, with `/live` and `/ready` beside it. */
export async function serveSubgraph<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  subgraph: OpenSubgraph<Loaders>,
  { log, ...listen }: ServeOptions,
): Promise<HttpServer> {
  const app = express().disable('x-powered-by');
  const http = await startHttpServer(app, listen);
  app.use(healthRoutes(async () => http.accepting && (await subgraph.database.isReachable())));
  app.use(
    '/graphql',
    express.json({ limit: MAX_BODY }),
    expressMiddleware(subgraph.server, {
      context: ({ req }) => {
        const em = subgraph.database.fork();
        return Promise.resolve({
          em,
          loaders: definition.createLoaders(em),
          now: new Date(),
          requestId: req.header('x-request-id') ?? randomUUID(),
          traceparent: req.header('traceparent'),
          log,
        });
      },
    }),
  );
  app.use(answerBrokenRequest);
  return http;
}
