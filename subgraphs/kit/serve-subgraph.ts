import { randomUUID } from 'node:crypto';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { healthRoutes, startHttpServer, type HttpServer } from '@demarc/foundation/http';
import {
  openInternalTokenVerifier,
  type Peer,
  type TrustedKeys,
} from '@demarc/foundation/identity';
import type { Log } from '@demarc/foundation/process';
import { answerBrokenRequest } from './answer-broken-request.ts';
import { authenticateCall, identityOf } from './authenticate-call.ts';
import { internalDoors } from './doors/internal-doors.ts';
import type { Following } from './feed/follow-feed.ts';
import { jobsOf } from './jobs/jobs-of.ts';
import type { OpenSubgraph } from './open-subgraph.ts';
import { openRequestContext } from './open-request-context.ts';
import type { SubgraphDefinition } from './subgraph-definition.ts';

/** A thousand entity representations with their required fields fit well. */
const MAX_BODY = '4mb';

/** Where to listen, whom to believe, and how patiently to stop (milliseconds). */
export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly lameDuckMs: number;
  readonly drainMs: number;
  readonly log: Log;
  readonly trustedKeys: TrustedKeys;
  /** Other contexts by name, where their address is known: a read model is folded from their feeds. */
  readonly peerOf?: (source: string) => Peer | undefined;
  /** What follows other contexts here, for those who ask how it stands. */
  readonly followings?: () => readonly Following[];
}

/**
 * Serves an open subgraph at `/graphql`, with `/live` and `/ready` beside it. Everything else, the
 * schema's own questions included, wants a token of this graph's own processes.
 */
export async function serveSubgraph<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  subgraph: OpenSubgraph<Loaders>,
  { log, trustedKeys, peerOf = () => undefined, followings = () => [], ...listen }: ServeOptions,
): Promise<HttpServer> {
  const { database } = subgraph;
  const app = express().disable('x-powered-by');
  const http = await startHttpServer(app, listen);
  app.use(healthRoutes(async () => http.accepting && (await database.isReachable())));
  const verifier = openInternalTokenVerifier(definition.name, trustedKeys);
  app.use(authenticateCall(verifier, { limit: MAX_BODY, log }));
  app.use(
    '/graphql',
    expressMiddleware(subgraph.server, {
      context: ({ req }) =>
        Promise.resolve(
          openRequestContext(definition, {
            database,
            identity: identityOf(req),
            now: new Date(),
            requestId: req.header('x-request-id') ?? randomUUID(),
            traceparent: req.header('traceparent'),
            log,
          }),
        ),
    }),
  );
  const jobs = jobsOf(definition, peerOf);
  app.use(internalDoors({ ...definition, jobs }, { database, followings }));
  app.use(answerBrokenRequest);
  return http;
}
