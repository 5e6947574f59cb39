import type { Request, RequestHandler } from 'express';
import { answerWithErrors } from '../errors/answer-with-errors.ts';
import { checkSize, type SizeLimits } from '../limits/check-size.ts';
import { recordOf } from '../request-record.ts';

/** Refuses documents that are too large, before they are validated: validation may take seconds. */
export function limitSize(limits: SizeLimits): RequestHandler {
  return (request, response, next) => {
    const source = sourceOf(request);
    const error = source === undefined ? undefined : checkSize(source, limits);
    if (error === undefined) {
      next();
      return;
    }
    // A well-formed request that is refused: the media type decides where it says so.
    const status = recordOf(request).readsStatus ? 400 : 200;
    answerWithErrors({ request, response, status }, [error]);
  };
}

function sourceOf(request: Request): string | undefined {
  const parameters: unknown = request.method === 'GET' ? request.query : request.body;
  if (typeof parameters !== 'object' || parameters === null || !('query' in parameters)) {
    return undefined;
  }
  return typeof parameters.query === 'string' ? parameters.query : undefined;
}
