import type { ApolloServerPlugin } from '@apollo/server';
import { errorCodeOf } from '../errors/mask-error.ts';
import type { ErrorCode } from '../errors/error-catalogue.ts';
import type { OperationContext } from '../operation-context.ts';

/** Well-formed requests all the same: https://graphql.github.io/graphql-over-http/draft/#sec-application-json */
const REQUEST_ERRORS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'HEIGHT_LIMIT_EXCEEDED',
  'COST_LIMIT_EXCEEDED',
  'PAGE_SIZE_LIMIT_EXCEEDED',
]);

/**
 * Clients that read `application/json` get 200 for every well-formed request; only those that read
 * `application/graphql-response+json` learn from the status how the operation went.
 */
export const chooseStatus: ApolloServerPlugin<OperationContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ contextValue, errors = [], response }) {
        const isRequestError =
          response.http.status === 400 &&
          errors.length > 0 &&
          errors.every((error) => REQUEST_ERRORS.has(errorCodeOf(error.toJSON())));
        if (isRequestError && !contextValue.record.readsStatus) response.http.status = 200;
        return Promise.resolve();
      },
    }),
};
