import type { ApolloServerPlugin } from '@apollo/server';
import { describeFault } from '@demarc/foundation/process';
import type { RequestContext } from './request-context.ts';

/**
 * Logs the cause of each error that no resolver meant to give. Errors with a code of ours are answers
 * to a client's mistake and are not logged; the gateway masks the rest at the edge.
 */
export function logFaults<Loaders>(): ApolloServerPlugin<RequestContext<Loaders>> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors({ errors, contextValue, operationName }) {
          for (const { originalError, path, extensions } of errors) {
            if (originalError === undefined || extensions['code'] !== undefined) continue;
            contextValue.log.error(
              {
                requestId: contextValue.requestId,
                operationName,
                path: path?.join('.'),
                ...describeFault(originalError),
              },
              'resolver.failed',
            );
          }
          return Promise.resolve();
        },
      }),
  };
}
