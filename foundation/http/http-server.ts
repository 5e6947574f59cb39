import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorCode } from '../error-code.ts';
import { FoundationFault } from '../fault.ts';
import { limitPipelining } from './limit-pipelining.ts';

/** Where to listen, and how patiently to stop. Times in milliseconds. */
export interface HttpServerOptions {
  readonly host: string;
  /** 0 lets the system choose: tests use that. */
  readonly port: number;
  /** Between readiness turning 503 and the listener closing, so that balancers look away first. */
  readonly lameDuckMs: number;
  /** How long requests in flight may take to finish after that. */
  readonly drainMs: number;
  /** How long a client may take to send one request, `RECEIVE_MS` unless said. */
  readonly receiveMs?: number;
}

/** A listening HTTP server that knows whether it wants new requests. */
export interface HttpServer {
  readonly url: string;
  /** False from the first moment of `drain`: what `/ready` answers. */
  readonly accepting: boolean;
  /** Lame duck, then close: requests in flight finish, up to `drainMs`. Safe to call twice. */
  drain(): Promise<void>;
}

const MAX_HEADER_BYTES = 16 * 1024;
const MAX_HEADERS = 100;
/** A client that sends byte after byte keeps a connection no longer. */
const RECEIVE_MS = 30_000;

/**
 * Listens with the limits of docs/limits.md: headers 16 KiB and 100, 30 s for a request to arrive.
 * @throws FoundationFault PORT_IN_USE with a sentence that names the port
 */
export async function startHttpServer(
  listener: RequestListener,
  options: HttpServerOptions,
): Promise<HttpServer> {
  let accepting = true;
  const { receiveMs = RECEIVE_MS } = options;
  const patience = {
    headersTimeout: receiveMs,
    requestTimeout: receiveMs,
    connectionsCheckingInterval: receiveMs / 10,
  };
  const limits = { maxHeaderSize: MAX_HEADER_BYTES, ...patience };
  const listen = limitPipelining(listener);
  const server = createServer(limits, (request, response) => {
    // A kept connection would hold a drain up until it times out: ask for its end, then make it.
    if (!accepting) response.setHeader('connection', 'close');
    response.once('close', () => {
      if (!server.listening) server.closeIdleConnections();
    });
    listen(request, response);
  });
  server.maxHeadersCount = MAX_HEADERS;
  await new Promise<void>((resolve, reject) => {
    // Stays: a connection that could not be accepted later, for want of descriptors, ends no process.
    server.on('error', reject);
    server.listen(options.port, options.host, resolve);
  }).catch((error: unknown) => {
    throw describeListenError(error, options);
  });
  const { port } = server.address() as AddressInfo;

  let drained: Promise<void> | undefined;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    get accepting() {
      return accepting;
    },
    drain() {
      accepting = false;
      drained ??= (async () => {
        await new Promise((resolve) => setTimeout(resolve, options.lameDuckMs));
        const impatience = setTimeout(() => server.closeAllConnections(), options.drainMs);
        await new Promise((resolve) => server.close(resolve));
        clearTimeout(impatience);
      })();
      return drained;
    },
  };
}

function describeListenError(error: unknown, { host, port }: HttpServerOptions): unknown {
  if (errorCode(error) !== 'EADDRINUSE') return error;
  return new FoundationFault(
    'PORT_IN_USE',
    `Port ${port} on ${host} is in use by another process. Stop that one, or move Demarc: npm start -- --port 4100`,
    { cause: error },
  );
}
