import type { GraphQLFormattedError } from 'graphql';
import { nameMissingRequestId } from '../errors/name-missing-request-id.ts';
import { inOwnWords } from '../errors/own-words.ts';
import { maskError } from '../errors/mask-error.ts';
import { currentRecord, type RequestRecord } from '../request-record.ts';

/**
 * Last of all stations, for every error of the GraphQL server, those before an operation is known
 * included: nothing leaves but what maskError lets through.
 */
export function maskErrors(suggestions: boolean) {
  return (error: GraphQLFormattedError, original: unknown): GraphQLFormattedError =>
    maskFor(currentRecord(), suggestions, error, original);
}

/** The error as the client of this request reads it; its code is noted on the record. */
export function maskFor(
  record: RequestRecord | undefined,
  suggestions: boolean,
  error: GraphQLFormattedError,
  original: unknown,
): GraphQLFormattedError {
  const named = nameMissingRequestId(error, original);
  const worded = { ...named, message: inOwnWords(named.message) };
  const masked = maskError(worded, {
    suggestions,
    ...(record && { reference: record.requestId }),
  });
  record?.errorCodes.push(String(masked.extensions?.['code']));
  return masked;
}
