import type { ApolloServerPlugin } from '@apollo/server';
import { unauthenticated } from '../errors/unauthenticated.ts';
import { isIntrospection } from '../is-introspection.ts';
import type { OperationContext } from '../operation-context.ts';

/** Refuses operations of nobody, unless they are about the schema alone. */
export function requireIdentity(todo: string): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ contextValue, operation }) {
          const isKnown = contextValue.record.subject !== undefined;
          if (isKnown || (operation && isIntrospection(operation))) return Promise.resolve();
          return Promise.reject(unauthenticated(todo));
        },
      }),
  };
}
