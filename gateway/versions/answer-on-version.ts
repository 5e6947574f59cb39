import type { RequestHandler } from 'express';
import { recordOf, runInScope } from '../request-record.ts';
import type { ServedVersion } from './open-version.ts';

/** Says on which supergraph a request was answered, by its digest. */
export const SUPERGRAPH_HEADER = 'demarc-supergraph';

/** Answers on the version that is served now, and to the end on that one whatever is served by then. */
export function answerOnVersion(served: () => ServedVersion): RequestHandler {
  return (request, response, next) => {
    const version = served();
    response.setHeader(SUPERGRAPH_HEADER, version.document.digest);
    response.once('close', version.enter());
    runInScope(recordOf(request), () => version.answer(request, response, next));
  };
}
