import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
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

function unauthenticated(todo: string): GraphQLError {
  // A challenge: https://www.rfc-editor.org/rfc/rfc6750#section-3
  const headers = new HeaderMap([['www-authenticate', 'Bearer']]);
  return new GraphQLError(`This graph answers to those whom it knows. ${todo}`, {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401, headers } },
  });
}
