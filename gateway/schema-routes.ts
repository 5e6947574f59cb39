import { createHash } from 'node:crypto';
import { Router } from 'express';

/** `GET /schema.graphql`: what clients see of the supergraph, with its digest as the entity tag. */
export function schemaRoutes(apiSchema: () => string): Router {
  const router = Router();
  router.get('/schema.graphql', (_request, response) => {
    const sdl = apiSchema();
    const digest = createHash('sha256').update(sdl).digest('hex');
    response.setHeader('etag', `"${digest}"`);
    response.setHeader('cache-control', 'no-cache');
    response.setHeader('content-disposition', 'inline; filename="schema.graphql"');
    response.type('text/plain').send(sdl);
  });
  return router;
}
