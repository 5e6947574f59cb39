import type { ApolloServerPlugin } from '@apollo/server';
import express, { type Express } from 'express';
import { healthRoutes } from '@demarc/foundation/http';
import type { UserTokenVerifier } from '@demarc/foundation/identity';
import type { Log } from '@demarc/foundation/process';
import type { Config } from './config.ts';
import { explorerRoutes, type ExplorerStart } from './explorer/explorer-routes.ts';
import { firstHeaders } from './explorer/first-headers.ts';
import { planningLimits } from './limits/check-size.ts';
import type { OperationContext } from './operation-context.ts';
import { allowOrigins } from './plugins/allow-origins.ts';
import { answerFaults } from './plugins/answer-faults.ts';
import { answerIntrospection } from './plugins/answer-introspection.ts';
import { answerNotFound } from './plugins/answer-not-found.ts';
import { authenticate } from './plugins/authenticate.ts';
import { chooseStatus } from './plugins/choose-status.ts';
import { forbidCaching } from './plugins/forbid-caching.ts';
import { identifyRequest } from './plugins/identify-request.ts';
import { limitSize } from './plugins/limit-size.ts';
import { limitTime } from './plugins/limit-time.ts';
import { limitVariables } from './plugins/limit-variables.ts';
import { limitWeight } from './plugins/limit-weight.ts';
import { logErrors } from './plugins/log-errors.ts';
import { logRequest } from './plugins/log-request.ts';
import { isLoopback, refuseOtherHosts } from './plugins/refuse-other-hosts.ts';
import { nameVersion } from './plugins/name-version.ts';
import { requireIdentity } from './plugins/require-identity.ts';
import { resolveOperation } from './plugins/resolve-operation.ts';
import { readBody } from './plugins/read-body.ts';
import { schemaRoutes } from './schema-routes.ts';
import { answerOnVersion } from './versions/answer-on-version.ts';
import type { ServedVersion } from './versions/open-version.ts';

/** What the stations work with. */
export interface Parts {
  readonly config: Config;
  readonly log: Log;
  /** Absent in a graph that knows nobody. */
  readonly verifier?: UserTokenVerifier;
  /** The version that a request gets which asks for one now. */
  readonly served: () => ServedVersion;
  /** False from the first moment of a drain. */
  readonly isReady: () => boolean;
}

/** The way of a request before and around the GraphQL server, in order. */
export function buildPipeline({ config, log, verifier, served, isReady }: Parts): Express {
  const { host, production, corsOrigins, limits, times } = config;
  const app = express().disable('x-powered-by').disable('etag');
  // As the GraphQL server reads it: Express's own parser stops at a thousand keys, and what comes
  // after them would be executed without having been measured.
  app.set('query parser', (text: string) => Object.fromEntries(new URLSearchParams(text)));

  // Who is it? Request id and trace, for every log and every subgraph from here on.
  app.use(identifyRequest);
  // At a desk, was it this machine that was meant?
  if (!production && isLoopback(host)) app.use(refuseOtherHosts);
  // May a browser's page read the answer? Closed unless the origin is named.
  app.use(allowOrigins({ origins: corsOrigins, loopback: !production }));
  // Beside the way: health for balancers, and for people the explorer and the schema.
  app.use(healthRoutes(isReady));
  if (!production) {
    app.use(explorerRoutes(explorerStart(config)));
    app.use(schemaRoutes(() => served().apiSchema()));
  }
  app.use(
    '/graphql',
    // From here on each request leaves one event.
    logRequest(log),
    // What leaves is for this client alone.
    forbidCaching,
    // On which supergraph? Answers that are refused on the way name the one that is served.
    nameVersion(served),
    // Who asks? Nobody, or whom a valid token names; a token that is refused ends it here. In
    // production nobody is shown anything, not even what a document has wrong.
    ...(verifier
      ? [authenticate({ verifier, admitsNobody: !production, todo: signInHint(config), log })]
      : []),
    // At most 256 KiB of JSON, inflated.
    readBody(),
    // A document small enough to be looked at: tokens, then fields with fragments expanded.
    limitSize(limits ?? planningLimits),
    // The clock starts; a client that leaves stops everything below.
    limitTime(times.operationMs),
    // One version, to the end: parse, validate, `operationPlugins`, plan, fetch, shape; `mask-errors`
    // is the way out.
    answerOnVersion(served),
  );
  // What nobody answered, and what broke on the way.
  app.use(answerNotFound);
  app.use(answerFaults(log));
  return app;
}

/** The stations inside the GraphQL server, in order: what happens to an operation, then to its answer. */
export function operationPlugins(config: Config, log: Log): ApolloServerPlugin<OperationContext>[] {
  return [
    // Which operation of the document?
    resolveOperation,
    // Is it somebody who asks? Nobody is shown more than the schema.
    ...(config.identity ? [requireIdentity(signInHint(config))] : []),
    // Variables that can be read, and written again for subgraphs.
    limitVariables,
    // A valid operation that is cheap enough to be planned.
    ...(config.limits ? [limitWeight(config.limits)] : []),
    // Questions about the schema end here.
    answerIntrospection,
    // On the way back: true causes to the log, …
    logErrors(log),
    // … and the HTTP status that the client's media type reads.
    chooseStatus,
  ];
}

/** With a token only where nobody but this machine can ask for it. */
function explorerStart({ host, firstOperation, identity }: Config): ExplorerStart {
  return {
    ...(firstOperation !== undefined && { firstOperation }),
    ...(identity?.isDesk === true &&
      isLoopback(host) && { firstHeaders: () => firstHeaders(identity) }),
  };
}

/** What somebody without a token can do about it, here. */
function signInHint({ identity, production }: Config): string {
  const send = 'send it as `authorization: Bearer …`.';
  return identity?.isDesk === true && !production
    ? `Let \`npx demarc dev-token\` print a token, and ${send}`
    : `Sign in for a token, and ${send}`;
}
