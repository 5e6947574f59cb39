import type { RequestHandler } from 'express';
import { beginRecord } from '../begin-record.ts';
import { knowMediaType, MEDIA_TYPES } from '../media-types.ts';
import { keepRecord } from '../request-record.ts';

/** Names the request, goes on with its trace, and gives both back in the response's headers. */
export const identifyRequest: RequestHandler = (request, response, next) => {
  const accepted = request.accepts([...MEDIA_TYPES]);
  knowMediaType(request.headers.accept, accepted);
  const record = beginRecord(
    {
      requestId: request.header('x-request-id'),
      traceparent: request.header('traceparent'),
      tracestate: request.header('tracestate'),
    },
    accepted === MEDIA_TYPES[1],
  );
  keepRecord(request, record);
  response.setHeader('x-request-id', record.requestId);
  response.setHeader('traceparent', record.trace.traceparent);
  response.setHeader('x-content-type-options', 'nosniff');
  next();
};
