import { createHash } from 'node:crypto';
import { Router } from 'express';

/** What clients see of the supergraph. */
export interface ApiSchema {
  readonly sdl: string;
}

/** `GET /schema.graphql`: what clients see of the supergraph, with its digest as the entity tag. */
export function schemaRoutes(current: () => ApiSchema): Router {
  const router = Router();
  router.get('/schema.graphql', (_request, response) => {
    const { sdl } = current();
    const digest = createHash('sha256').update(sdl).digest('hex');
    response.setHeader('etag', `"${digest}"`);
    response.setHeader('cache-control', 'no-cache');
    response.setHeader('content-disposition', 'inline; filename="schema.graphql"');
    response.type('text/plain').send(sdl);
  });
  return router;
}
