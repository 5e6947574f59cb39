import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Log } from '@demarc/foundation/process';
import { recordOf, type RequestRecord } from '../request-record.ts';

const MAX_NAME = 128;

/** One event for each request, when its answer has left or its client has. Never a variable in it. */
export function logRequest(log: Log): RequestHandler {
  return (request, response, next) => {
    response.once('close', () => writeRequestEvent(log, recordOf(request), response));
    next();
  };
}

/** Writes the one event of a request. */
export function writeRequestEvent(
  log: Log,
  record: RequestRecord,
  { writableFinished, statusCode }: Pick<ServerResponse, 'writableFinished' | 'statusCode'>,
): void {
  log.info(
    {
      requestId: record.requestId,
      traceId: record.trace.traceId,
      operationName: record.operation?.name?.slice(0, MAX_NAME),
      operationKind: record.operation?.kind,
      outcome: outcomeOf(record, writableFinished, statusCode),
      status: statusCode,
      durationMs: Math.round(performance.now() - record.startedAt),
      errors: record.errorCodes.length,
      subgraphCalls: record.calls.length,
      subgraphs: Object.fromEntries(callsBySubgraph(record)),
    },
    'request.completed',
  );
}

/** `OK`, else the first code that left; without one, why there is none. */
function outcomeOf(record: RequestRecord, finished: boolean, status: number): string {
  if (!finished) return 'CLIENT_CLOSED';
  return record.errorCodes[0] ?? (status < 400 ? 'OK' : `HTTP_${status}`);
}

function callsBySubgraph({ calls }: RequestRecord) {
  const sums = new Map<string, { calls: number; failed: number; durationMs: number }>();
  for (const { subgraph, durationMs, outcome } of calls) {
    const sum = sums.get(subgraph) ?? { calls: 0, failed: 0, durationMs: 0 };
    sums.set(subgraph, {
      calls: sum.calls + 1,
      failed: sum.failed + (outcome === 'OK' ? 0 : 1),
      durationMs: sum.durationMs + durationMs,
    });
  }
  return sums;
}
