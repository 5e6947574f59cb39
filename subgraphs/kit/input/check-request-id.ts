import { requestIdInvalid, requestIdRequired } from '../command/request-errors.ts';

/** 16 to 128 printable characters of ASCII: what a header, a log and a database keep alike. */
const REQUEST_ID = /^[\x20-\x7e]{16,128}$/;

/**
 * Every write has a name by which it can be sent again. A mutation without one in its contract is
 * refused by the check (MUTATION_NOT_RETRYABLE), and passes here.
 * @throws GraphQLError REQUEST_ID_REQUIRED, REQUEST_ID_INVALID
 */
export function checkRequestId(input: unknown): void {
  if (typeof input !== 'object' || input === null || !('requestId' in input)) return;
  const { requestId } = input;
  if (requestId === '' || typeof requestId !== 'string') throw requestIdRequired();
  if (!REQUEST_ID.test(requestId)) throw requestIdInvalid(requestId);
}
