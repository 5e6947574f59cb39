import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { executeSync } from 'graphql';
import { isIntrospection } from '../is-introspection.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * Answers operations about nothing but the schema right here. No subgraph is asked, and clients may
 * use all of graphql-js's introspection: the planner knows an older one, without `isOneOf`.
 */
export const answerIntrospection: ApolloServerPlugin<OperationContext> = {
  requestDidStart: () =>
    Promise.resolve({
      responseForOperation({ schema, document, operation, request }) {
        if (!isIntrospection(operation)) return Promise.resolve(null);
        const { operationName, variables } = request;
        const { data, errors } = executeSync({
          schema,
          document,
          operationName: operationName ?? null,
          variableValues: variables ?? {},
        });
        // Wrong variables: the executor reports them as it does for any operation.
        if (errors !== undefined || data === undefined) return Promise.resolve(null);
        return Promise.resolve({
          http: { headers: new HeaderMap() },
          body: { kind: 'single', singleResult: { data } },
        });
      },
    }),
};
