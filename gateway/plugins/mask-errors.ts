import type { GraphQLFormattedError } from 'graphql';
import { nameMissingRequestId } from '../errors/name-missing-request-id.ts';
import { inOwnWords } from '../errors/own-words.ts';
import { maskError } from '../errors/mask-error.ts';
import { currentRecord } from '../request-record.ts';

/**
 * Last of all stations, for every error of the GraphQL server, those before an operation is known
 * included: nothing leaves but what maskError lets through.
 */
export function maskErrors(suggestions: boolean) {
  return (error: GraphQLFormattedError, original: unknown): GraphQLFormattedError => {
    const record = currentRecord();
    const named = nameMissingRequestId(error, original);
    const worded = { ...named, message: inOwnWords(named.message) };
    const masked = maskError(worded, {
      suggestions,
      ...(record && { reference: record.requestId }),
    });
    record?.errorCodes.push(String(masked.extensions?.['code']));
    return masked;
  };
}
