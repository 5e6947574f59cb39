import { Router } from 'express';

/**
 * `/live`: this process runs. `/ready`: it wants requests; 503 from the first moment of a drain, so
 * that balancers look away before the listener closes.
 */
export function healthRoutes(isReady: () => boolean | Promise<boolean>): Router {
  const router = Router();
  router.get('/live', (_request, response) => void response.json({ live: true }));
  router.get('/ready', async (_request, response) => {
    const ready = await isReady();
    response.status(ready ? 200 : 503).json({ ready });
  });
  return router;
}
