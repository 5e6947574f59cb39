import express, { type RequestHandler } from 'express';
import { healthRoutes, startHttpServer, type HttpServer } from '@demarc/foundation/http';
import { openInternalTokenVerifier, openTrustedKeys } from '@demarc/foundation/identity';
import { report, type Log, type Running } from '@demarc/foundation/process';
import { openRegistry } from '@demarc/supergraph/registry';
import { answerBrokenRequest } from './answer-broken-request.ts';
import { authenticate } from './authenticate.ts';
import { callerOf } from './caller.ts';
import type { Config } from './config.ts';
import { gatewayDoor } from './doors/gateway-door.ts';
import { pagesDoor } from './doors/pages-door.ts';
import { streamDoor } from './doors/stream-door.ts';
import { supergraphDoor } from './doors/supergraph-door.ts';
import { openJudge } from './judging/open-judge.ts';
import { openGraphqlDoor } from './graphql-door.ts';
import { tellFirstToken } from './tell-first-token.ts';
import { openVersionFeed } from './version-feed.ts';

export { controlFaults } from './control-fault.ts';

/**
 * Starts the control plane: opens the registry's database and listens.
 * @param tell - shows a text to the person who starts it and to nobody else; absent where nobody would see it
 * @throws FoundationFault PORT_IN_USE, and each code that begins with DATABASE_
 */
export async function startControl(
  config: Config,
  log: Log,
  tell?: (secret: string) => Promise<void>,
): Promise<Running> {
  const registry = await openRegistry(config.database, {
    onProgress: (text) => void report({ type: 'progress', text }),
    onWarning: (text) => log.warn({ text }, 'database.warning'),
  });
  const feed = openVersionFeed(registry, log);
  const closing = new AbortController();
  const now = () => new Date();
  const verifier = openInternalTokenVerifier('control', openTrustedKeys(config.keys));
  const judging = openJudge(log);
  const publisher = { ...config, registry, judge: judging.judge, now };
  const graphql = await openGraphqlDoor({
    publisher,
    checker: { ...publisher, judge: judging.judgeLater },
    usersOf: judging.usersOf,
    announce: () => feed.look(),
    log,
    production: config.production,
  });
  let http: HttpServer | undefined;
  const app = express().disable('x-powered-by').disable('etag');
  app.use(healthRoutes(async () => (http?.accepting ?? false) && (await registry.isReachable())));
  app.use(authenticate({ registry, verifier, log, now }));
  app.use(['/supergraph', '/gateways'], gatewaysOnly);
  app.use(streamDoor(registry, feed, closing.signal));
  app.use(supergraphDoor(registry));
  app.use(gatewayDoor(registry, now));
  app.use('/graphql', graphql.handler);
  app.use(noGateways);
  app.use(pagesDoor({ registry, graph: config.graph, teams: config.teams }));
  app.use(answerNotFound);
  app.use(answerBrokenRequest(log));
  try {
    http = await startHttpServer(app, {
      host: config.host,
      port: config.port,
      lameDuckMs: config.production ? 5_000 : 0,
      drainMs: 10_000,
    });
  } catch (error) {
    feed.stop();
    await judging.stop();
    await registry.close();
    throw error;
  }
  if (tell !== undefined) await tellFirstToken(registry, tell);
  const listening = http;
  return {
    url: listening.url,
    async stop() {
      feed.stop();
      closing.abort();
      await listening.drain();
      await graphql.stop();
      await judging.stop();
      await registry.close();
    },
  };
}

/** The doors of gateways; whoever may do everything may look too. */
const gatewaysOnly: RequestHandler = (request, response, next) => {
  const caller = callerOf(request);
  if (caller.kind === 'GATEWAY' || caller.actor.kind === 'ADMIN') {
    next();
    return;
  }
  response.status(403).json({ code: 'FORBIDDEN', message: 'This is for gateways alone.' });
};

/** What is behind no door; Express would answer with a page. */
const answerNotFound: RequestHandler = (_request, response) => {
  response.status(404).json({ code: 'NOT_FOUND', message: 'There is nothing here.' });
};

/** The pages: a gateway has doors of its own. */
const noGateways: RequestHandler = (request, response, next) => {
  if (callerOf(request).kind === 'ACTOR') {
    next();
    return;
  }
  response.status(403).json({ code: 'FORBIDDEN', message: 'A gateway has doors of its own.' });
};
