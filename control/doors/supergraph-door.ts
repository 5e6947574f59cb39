import { Router, type Response } from 'express';
import type { Registry, Version } from '@demarc/supergraph/registry';

/**
 * `GET /supergraph`: the SDL that gateways are to serve, its digest as ETag, its number as
 * `demarc-version`; 304 where the caller has it, 404 before the first publish. `GET /supergraph/sha256:…`
 * answers with a version that was published some time.
 */
export function supergraphDoor(registry: Registry): Router {
  const router = Router();
  router.get('/supergraph', async (request, response) => {
    const version = await registry.current();
    if (version === undefined) {
      notFound(response, 'NOTHING_PUBLISHED', 'Nothing was published yet: `demarc publish`.');
      return;
    }
    if (request.header('if-none-match') === `"${version.supergraph}"`) {
      head(response, version).status(304).end();
      return;
    }
    await send(response, version);
  });
  router.get('/supergraph/:digest', async (request, response) => {
    const version = await registry.versionOf(request.params.digest);
    if (version === undefined) {
      notFound(response, 'VERSION_NOT_FOUND', 'No version with this supergraph was published.');
      return;
    }
    await send(response, version);
  });
  return router;

  async function send(response: Response, version: Version): Promise<void> {
    const sdl = await registry.document(version.supergraph);
    head(response, version).type('text/plain').send(sdl);
  }
}

function head(response: Response, { number, supergraph }: Version): Response {
  return response
    .set('etag', `"${supergraph}"`)
    .set('demarc-version', String(number))
    .set('cache-control', 'no-store');
}

function notFound(response: Response, code: string, message: string): void {
  response.status(404).json({ code, message });
}
