import { Router } from 'express';
import type { Registry } from '@demarc/supergraph/registry';
import type { Announcement, VersionFeed } from '../version-feed.ts';

/** Whoever listens and hears nothing for three times as long knows that the line is dead. */
const HEARTBEAT_MS = 5_000;

/**
 * `GET /supergraph/stream`: server-sent events, one `version` with number and digest for what is current,
 * at once, and one for each that follows; comments between them show that the line is alive.
 */
export function streamDoor(registry: Registry, feed: VersionFeed, closing: AbortSignal): Router {
  const router = Router();
  router.get('/supergraph/stream', async (_request, response) => {
    const gone = new AbortController();
    const end = AbortSignal.any([gone.signal, closing]);
    response.once('close', () => gone.abort());
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.flushHeaders();
    // Who reconnects while this process drains is sent on.
    if (end.aborted) {
      response.end();
      return;
    }
    let told = 0;
    // What was read before a publish may come after what was told of it: nobody is sent back.
    const tell = (version: Announcement) => {
      if (version.number <= told) return;
      told = version.number;
      response.write(`event: version\nid: ${version.number}\ndata: ${JSON.stringify(version)}\n\n`);
    };
    feed.listen(tell, end);
    const heartbeat = setInterval(() => response.write(': alive\n\n'), HEARTBEAT_MS);
    end.addEventListener(
      'abort',
      () => {
        clearInterval(heartbeat);
        response.end();
      },
      { once: true },
    );
    const current = await registry.current();
    if (current && !response.writableEnded)
      tell({ number: current.number, digest: current.supergraph });
  });
  return router;
}
