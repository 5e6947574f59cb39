import type { RequestRecord } from './request-record.ts';

/** The GraphQL context value: what stations inside Apollo Server know about the request. */
export interface OperationContext {
  readonly record: RequestRecord;
}

/** The record of the request that an engine executes for; the packages between know the context as any object. */
export function recordOfOperation(context: object): RequestRecord {
  const { record } = context as Partial<OperationContext>;
  if (record === undefined) throw new Error('An operation came without the record of its request.');
  return record;
}
