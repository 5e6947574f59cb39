import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { OperationContext } from '../operation-context.ts';

/** Settles which operation of the document is meant, and notes it for the log. */
export const resolveOperation: ApolloServerPlugin<OperationContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ contextValue, operation, operationName, request }) {
        if (!operation) return Promise.reject(unresolved(request.operationName));
        const { operation: kind } = operation;
        contextValue.record.operation = { name: operationName ?? undefined, kind };
        return Promise.resolve();
      },
    }),
};

function unresolved(name: string | undefined): GraphQLError {
  const message =
    name === undefined
      ? 'The document holds several operations: say in `operationName` which one is meant.'
      : `The document holds no operation named "${name}".`;
  return new GraphQLError(message, {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE', http: { status: 400 } },
  });
}
