import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import { describeFault, type Log } from '@demarc/foundation/process';
import { errorCatalogue, type ErrorEntry } from '../errors/error-catalogue.ts';
import { errorCodeOf } from '../errors/mask-error.ts';
import { scrub } from '../errors/scrub.ts';
import type { OperationContext } from '../operation-context.ts';

/** An operation over a long list may fail in a thousand places for one reason. */
const MAX_EVENTS = 20;

/** Keeps the true cause of each error that clients read masked, under the reference that they read. */
export function logErrors(log: Log): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ errors = [], contextValue: { record } }) {
          writeErrorEvents(log, record.requestId, errors);
          return Promise.resolve();
        },
      }),
    unexpectedErrorProcessingRequest({ error, requestContext: { contextValue } }) {
      const reference = contextValue.record.requestId;
      log.error({ reference, ...describeFault(error) }, 'request.fault');
      return Promise.resolve();
    },
  };
}

/** Writes an event for each error that clients read masked. */
export function writeErrorEvents(
  log: Log,
  reference: string,
  errors: readonly GraphQLError[],
): void {
  for (const error of errors.filter(isMasked).slice(0, MAX_EVENTS)) {
    log.error({ reference, ...describe(error) }, 'request.error');
  }
}

function isMasked(error: GraphQLError): boolean {
  const entry: ErrorEntry = errorCatalogue[errorCodeOf(error.toJSON())];
  return entry.mask !== undefined;
}

function describe(error: GraphQLError) {
  const { subgraph, reason } = error.extensions;
  return {
    code: errorCodeOf(error.toJSON()),
    path: error.path?.join('.'),
    subgraph,
    // A value that did not fit stands in the message: scrubbed like what subgraphs write.
    reason: typeof reason === 'string' ? reason : scrub(error.message),
    ...(error.originalError && { stack: describeFault(error.originalError).stack }),
  };
}
