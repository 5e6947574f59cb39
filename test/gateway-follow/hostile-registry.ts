import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { digestOfSdl } from '../../gateway/supergraph-document.ts';

/** What stands at the registry's address answers as a test says, and behaves where it says nothing. */
export interface HostileRegistry {
  readonly url: string;
  /** What it calls current; told to whoever listens, unless that is silenced. */
  publish(sdl: string, options?: { readonly silently?: boolean }): string;
  /** Answers at this path, or at each that begins so where it ends in `/` or `:`; nothing ends that. */
  misbehave(
    path: string,
    answer?: (request: IncomingMessage, response: ServerResponse) => unknown,
  ): void;
  /** Ends every stream there is. */
  cut(): void;
  /** Every report that came in. */
  readonly reports: readonly Readonly<Record<string, unknown>>[];
  /** The paths that were asked for. */
  readonly asked: readonly string[];
  listeners(): number;
  stop(): Promise<void>;
}

/** Starts one on a port of the system's choice. */
export async function startHostileRegistry(): Promise<HostileRegistry> {
  const documents = new Map<string, string>();
  const reports: Record<string, unknown>[] = [];
  const asked: string[] = [];
  const streams = new Set<ServerResponse>();
  const misbehaviours = new Map<
    string,
    (request: IncomingMessage, response: ServerResponse) => unknown
  >();
  let number = 0;
  let current = '';
  const event = () => `event: version\ndata: ${JSON.stringify({ number, digest: current })}\n\n`;
  const send = (response: ServerResponse, digest: string) => {
    const sdl = documents.get(digest);
    if (sdl === undefined) {
      const body = JSON.stringify({ code: 'NOTHING_PUBLISHED', message: 'Nothing was published.' });
      response.writeHead(404, { 'content-type': 'application/json' }).end(body);
      return;
    }
    response.writeHead(200, { etag: `"${digest}"`, 'demarc-version': String(number) }).end(sdl);
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const wrong = [...misbehaviours].find(([at]) =>
      /[/:]$/.test(at) ? path.startsWith(at) : path === at,
    )?.[1];
    if (wrong) return void wrong(request, response);
    if (path === '/gateways') {
      void text(request).then((body) => {
        reports.push(JSON.parse(body) as Record<string, unknown>);
        response.writeHead(204).end();
      });
    } else if (path === '/supergraph/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      streams.add(response);
      response.once('close', () => streams.delete(response));
      if (current !== '') response.write(event());
    } else if (path !== '/supergraph') send(response, path.slice('/supergraph/'.length));
    else if (request.headers['if-none-match'] === `"${current}"`) {
      const headers = { etag: `"${current}"`, 'demarc-version': String(number) };
      response.writeHead(304, headers).end();
    } else send(response, current);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reports,
    asked,
    publish(sdl, { silently = false } = {}) {
      current = digestOfSdl(Buffer.from(sdl));
      number += 1;
      documents.set(current, sdl);
      if (!silently) for (const stream of streams) stream.write(event());
      return current;
    },
    misbehave(path, answer) {
      if (answer) misbehaviours.set(path, answer);
      else misbehaviours.delete(path);
    },
    cut() {
      for (const stream of streams) stream.destroy();
    },
    listeners: () => streams.size,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
