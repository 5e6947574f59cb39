import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { RequestContext } from './request-context.ts';

/**
 * Reads of one operation share a transaction: it says once for whom row-level security is, and every
 * field of the answer is of the same moment. A mutation's own transaction comes before it.
 */
export function holdTransaction<Loaders>(): ApolloServerPlugin<RequestContext<Loaders>> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        async executionDidStart({ contextValue, operation }) {
          if (operation.operation !== OperationTypeNode.MUTATION) await contextValue.begin();
        },
        willSendResponse: ({ contextValue }) => contextValue.end(),
      }),
  };
}
