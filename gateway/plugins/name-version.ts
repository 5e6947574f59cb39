import type { RequestHandler } from 'express';
import { SUPERGRAPH_HEADER } from '../versions/answer-on-version.ts';
import type { ServedVersion } from '../versions/open-version.ts';

/** Says which supergraph is served, on answers too that come before any of it was asked. */
export function nameVersion(served: () => ServedVersion): RequestHandler {
  return (_request, response, next) => {
    response.setHeader(SUPERGRAPH_HEADER, served().document.digest);
    next();
  };
}
