import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { OperationContext } from '../operation-context.ts';

/** Settles which operation of the document is meant, and notes it for the log. */
export const resolveOperation: ApolloServerPlugin<OperationContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ contextValue, schema, operation, operationName, request }) {
        if (!operation) return Promise.reject(unresolved(request.operationName));
        const { operation: kind } = operation;
        // Validation lets it pass, and the executor takes it for a fault of its own.
        if (!schema.getRootType(kind)) return Promise.reject(rootless(kind));
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

function rootless(kind: string): GraphQLError {
  return new GraphQLError(`This graph has no ${kind} operations.`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
  });
}
