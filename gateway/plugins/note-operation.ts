import type { ApolloServerPlugin } from '@apollo/server';
import type { OperationContext } from '../operation-context.ts';

/** Notes what is asked, for the log. */
export const noteOperation: ApolloServerPlugin<OperationContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ contextValue, operation, operationName }) {
        if (operation) {
          const { operation: kind } = operation;
          contextValue.record.operation = { name: operationName ?? undefined, kind };
        }
        return Promise.resolve();
      },
    }),
};
