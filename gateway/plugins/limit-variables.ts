import type { ApolloServerPlugin } from '@apollo/server';
import { checkVariables } from '../limits/check-variables.ts';
import type { OperationContext } from '../operation-context.ts';

/** Refuses variables that nobody could work with, before the operation is weighed and planned. */
export const limitVariables: ApolloServerPlugin<OperationContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ schema, operation, request: { variables = {} } }) {
        const refusal = operation && checkVariables({ schema, operation, variables });
        return refusal ? Promise.reject(refusal) : Promise.resolve();
      },
    }),
};
