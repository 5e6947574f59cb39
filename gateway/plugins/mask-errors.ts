import type { ApolloServerPlugin } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import { maskError } from '../errors/mask-error.ts';
import type { OperationContext } from '../operation-context.ts';

/** Last of all stations: nothing of an error leaves but what maskError lets through. */
export function maskErrors(suggestions: boolean): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ response: { body }, contextValue: { record } }) {
          if (body.kind !== 'single') return Promise.resolve();
          const { data, errors } = body.singleResult;
          const reference = record.requestId;
          const masked = errors?.map((error) => maskError(error, { reference, suggestions }));
          record.errorCodes = (masked ?? []).map(({ extensions }) => String(extensions?.['code']));
          // Extensions of the result stay here: nothing in them is for clients.
          const result: FormattedExecutionResult = {
            ...(masked && masked.length > 0 && { errors: masked }),
            ...(data !== undefined && { data }),
          };
          body.singleResult = result;
          return Promise.resolve();
        },
      }),
  };
}
