import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { keepRecord } from '../request-record.ts';
import { continueTrace } from '../trace-context.ts';

/** What a request id of somebody else may look like before it is written to a log. */
const SANE_REQUEST_ID = /^[\w.:=+/-]{1,128}$/;

const MEDIA_TYPES = [
  'application/json; charset=utf-8',
  'application/graphql-response+json; charset=utf-8',
];

/** Names the request, goes on with its trace, and gives both back in the response's headers. */
export const identifyRequest: RequestHandler = (request, response, next) => {
  const given = request.header('x-request-id');
  const requestId = given !== undefined && SANE_REQUEST_ID.test(given) ? given : randomUUID();
  const trace = continueTrace(request.header('traceparent'), request.header('tracestate'));
  keepRecord(request, {
    requestId,
    trace,
    startedAt: performance.now(),
    readsStatus: request.accepts(MEDIA_TYPES) === MEDIA_TYPES[1],
    stop: new AbortController(),
    plan: [],
    calls: [],
    failures: [],
    reported: [],
    errorCodes: [],
  });
  response.setHeader('x-request-id', requestId);
  response.setHeader('traceparent', trace.traceparent);
  response.setHeader('x-content-type-options', 'nosniff');
  next();
};
