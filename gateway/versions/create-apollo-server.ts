import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Log } from '@demarc/foundation/process';
import type { GatewayInterface } from '../gateway-interface.ts';
import { apolloLog } from '../apollo-log.ts';
import { bounds } from '../bounds.ts';
import type { OperationContext } from '../operation-context.ts';
import { maskErrors } from '../plugins/mask-errors.ts';

/** What one GraphQL server works with. */
export interface ApolloServerParts {
  readonly gateway: GatewayInterface;
  readonly production: boolean;
  readonly plugins: readonly ApolloServerPlugin<OperationContext>[];
  readonly log: Log;
}

/** The GraphQL server over one supergraph, with nothing of it that reports to its vendor. */
export function createApolloServer({
  gateway,
  production,
  plugins,
  log,
}: ApolloServerParts): ApolloServer<OperationContext> {
  return new ApolloServer<OperationContext>({
    gateway,
    nodeEnv: production ? 'production' : 'development',
    introspection: !production,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    // Headers that a form cannot send: our own name for it, and those that client libraries know.
    csrfPrevention: {
      requestHeaders: [
        'x-require-preflight',
        'apollo-require-preflight',
        'x-apollo-operation-name',
      ],
    },
    // The process stops by its own order: see main.ts.
    stopOnTerminationSignals: false,
    logger: apolloLog(log),
    // Each mistake costs a walk to its line, and a sentence of the answer.
    validationOptions: { maxErrors: bounds.reportedMistakes.is },
    formatError: maskErrors(!production),
    plugins: [
      ...plugins,
      // Nothing is reported to the vendor, whatever the environment says.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
}
