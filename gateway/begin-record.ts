import { randomUUID } from 'node:crypto';
import type { RequestRecord } from './request-record.ts';
import { continueTrace } from './trace-context.ts';

/** What a request id of somebody else may look like before it is written to a log. */
const SANE_REQUEST_ID = /^[\w.:=+/-]{1,128}$/;

/** The headers that a record begins with. */
export interface IdentifyingHeaders {
  readonly requestId: string | undefined;
  readonly traceparent: string | undefined;
  readonly tracestate: string | undefined;
}

/** Names a request, goes on with its trace, and begins what is known of it. */
export function beginRecord(headers: IdentifyingHeaders, readsStatus: boolean): RequestRecord {
  const { requestId: given, traceparent, tracestate } = headers;
  return {
    requestId: given !== undefined && SANE_REQUEST_ID.test(given) ? given : randomUUID(),
    trace: continueTrace(traceparent, tracestate),
    startedAt: performance.now(),
    readsStatus,
    stop: new AbortController(),
    plan: [],
    calls: [],
    failures: [],
    reported: [],
    errorCodes: [],
  };
}
