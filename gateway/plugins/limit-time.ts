import type { RequestHandler } from 'express';
import { recordOf } from '../request-record.ts';
import type { StopReason } from '../stop-reason.ts';

/** Stops the work on a request when its time is up, and at once when its client leaves. */
export function limitTime(operationMs: number): RequestHandler {
  return (request, response, next) => {
    const { stop } = recordOf(request);
    const abort = (reason: StopReason) => stop.abort(reason);
    const timer = setTimeout(() => abort('OPERATION_TIMEOUT'), operationMs);
    response.once('close', () => {
      clearTimeout(timer);
      if (!response.writableFinished) abort('CLIENT_CLOSED');
    });
    next();
  };
}
