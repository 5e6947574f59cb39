import { randomUUID } from 'node:crypto';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import type { RequestHandler } from 'express';
import { describeFault, type Log } from '@demarc/foundation/process';
import { buildSchema } from '@demarc/kit';
import type { Publisher } from '@demarc/supergraph/publishing';
import { callerOf } from './caller.ts';
import type { ControlContext } from './control-context.ts';
import { forbidden } from './forbidden.ts';
import { createLoaders } from './loaders.ts';
import { limitChecks } from './limits/limit-checks.ts';
import { limitSize } from './limits/limit-size.ts';
import { maskErrors } from './mask-errors.ts';
import { allResolvers } from './resolvers/all-resolvers.ts';

/** What the door opens on. */
export interface GraphqlDoorOptions {
  readonly publisher: Publisher;
  /** The same, for what is only checked. */
  readonly checker: Publisher;
  readonly usersOf: ControlContext['usersOf'];
  readonly announce: () => Promise<void>;
  readonly log: Log;
  /** In production nobody asks for the schema. */
  readonly production: boolean;
}

/** The control plane's GraphQL API. */
export interface GraphqlDoor {
  readonly handler: RequestHandler;
  stop(): Promise<void>;
}

/** Lexical tokens of a document: contracts are in variables. */
const MAX_TOKENS = 2_000;

/** `POST /graphql`: schema.graphql, for whoever has a token. */
export async function openGraphqlDoor({
  publisher,
  checker,
  usersOf,
  announce,
  log,
  production,
}: GraphqlDoorOptions): Promise<GraphqlDoor> {
  const server = new ApolloServer<ControlContext>({
    schema: buildSchema({
      name: 'control',
      contract: new URL('schema.graphql', import.meta.url),
      resolvers: allResolvers,
      guardsQueries: true,
    }),
    introspection: !production,
    parseOptions: { maxLexicalTokens: MAX_TOKENS },
    validationRules: [limitSize],
    formatError: maskErrors,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled(), logFaults],
  });
  await server.start();
  const { registry, now } = publisher;
  const checks = limitChecks();
  return {
    handler: expressMiddleware(server, {
      context: ({ req }) => {
        const caller = callerOf(req);
        if (caller.kind !== 'ACTOR') {
          return Promise.reject(forbidden('A gateway has doors of its own.'));
        }
        return Promise.resolve({
          registry,
          publisher,
          check: checks(checker, caller.actor),
          loaders: createLoaders(registry),
          usersOf,
          actor: caller.actor,
          now: now(),
          requestId: randomUUID(),
          log,
          announce,
        });
      },
    }),
    stop: () => server.stop(),
  };
}

/** Logs the cause of each error that no resolver meant to give. */
const logFaults: ApolloServerPlugin<ControlContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors({ errors, contextValue: { log, requestId }, operationName }) {
        for (const { originalError, path, extensions } of errors) {
          if (originalError === undefined || extensions['code'] !== undefined) continue;
          const at = { requestId, operationName, path: path?.join('.') };
          log.error({ ...at, ...describeFault(originalError) }, 'resolver.failed');
        }
        return Promise.resolve();
      },
    }),
};
