import type { ApolloServerPlugin } from '@apollo/server';
import { getVariableValues, type GraphQLError } from 'graphql';
import type { OperationLimits } from '@demarc/foundation/config';
import { limitExceeded } from '../limits/limit-exceeded.ts';
import { weighOperation, type WeighedOperation } from '../limits/weigh-operation.ts';
import type { OperationContext } from '../operation-context.ts';

/** Refuses operations that could cost too much, once they are known to be valid. */
export function limitWeight(limits: OperationLimits): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, document, operation, request }) {
          if (!operation) return Promise.resolve();
          const sent = (request.variables ?? {}) as Readonly<Record<string, unknown>>;
          const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], sent, {
            maxErrors: 1,
          });
          // Wrong variables are reported by the executor; nothing is fetched for them.
          if (!coerced) return Promise.resolve();
          const { listSize } = limits;
          const weighed = { schema, document, operation, variables: coerced, listSize };
          const refusal = findExcess(limits, weighed);
          return refusal ? Promise.reject(refusal) : Promise.resolve();
        },
      }),
  };
}

function findExcess(limits: OperationLimits, weighed: WeighedOperation): GraphQLError | undefined {
  const weight = weighOperation(weighed);
  for (const limit of ['height', 'pageSize', 'cost'] as const) {
    if (weight[limit] > limits[limit]) return limitExceeded(limit, weight[limit], limits[limit]);
  }
  return undefined;
}
