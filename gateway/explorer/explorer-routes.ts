import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Router, type Response } from 'express';

const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL('.', import.meta.url));

/** Everything that the page loads, by the name it loads it under: no build, and no network. */
const files: Readonly<Record<string, string>> = {
  'explorer.js': join(here, 'explorer.js'),
  'explorer.css': join(here, 'explorer.css'),
  'graphiql.js': require.resolve('graphiql/graphiql.min.js'),
  'graphiql.css': require.resolve('graphiql/graphiql.min.css'),
  'react.js': join(dirname(require.resolve('react')), 'umd/react.production.min.js'),
  'react-dom.js': join(dirname(require.resolve('react-dom')), 'umd/react-dom.production.min.js'),
};

/** A package may lie below a folder with a dot, such as npm's own. */
const EVERYWHERE = { dotfiles: 'allow' } as const;

/** Only files of this gateway run, and only this gateway is asked. GraphiQL styles elements in place. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What the explorer opens with. */
export interface ExplorerStart {
  readonly firstOperation?: string;
  /** Headers as JSON, for this page alone: they may hold a token. */
  readonly firstHeaders?: () => Promise<string>;
}

/** GraphiQL at `/explorer`, opened with a good first operation. `/` leads there. */
export function explorerRoutes({ firstOperation, firstHeaders }: ExplorerStart): Router {
  const router = Router();
  router.get('/', (_request, response) => response.redirect(302, '/explorer'));
  router.get('/explorer', (_request, response) => {
    secure(response).sendFile(join(here, 'explorer.html'), EVERYWHERE);
  });
  router.get('/explorer/first-operation.graphql', (_request, response) => {
    secure(response)
      .type('text/plain')
      .send(firstOperation ?? '');
  });
  router.get('/explorer/first-headers.json', async (request, response) => {
    // A browser says so of the explorer's own page, and no page can say so of itself.
    const isOwnPage = request.header('sec-fetch-site') === 'same-origin';
    secure(response)
      .setHeader('cache-control', 'no-store')
      .type('text/plain')
      .send(isOwnPage && firstHeaders ? await firstHeaders() : '');
  });
  for (const [name, file] of Object.entries(files)) {
    router.get(`/explorer/${name}`, (_request, response) => {
      secure(response).sendFile(file, EVERYWHERE);
    });
  }
  return router;
}

function secure(response: Response): Response {
  response.setHeader('content-security-policy', CONTENT_SECURITY_POLICY);
  response.setHeader('referrer-policy', 'no-referrer');
  return response;
}
