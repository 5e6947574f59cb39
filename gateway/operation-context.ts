import type { RequestRecord } from './request-record.ts';

/** The GraphQL context value: what stations inside Apollo Server know about the request. */
export interface OperationContext {
  readonly record: RequestRecord;
}
