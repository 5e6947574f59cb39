import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Ways in which a subgraph fails its callers. */
export const misbehaviours = {
  'HTTP 500': (_, response) => response.writeHead(500).end('Error: boom at /srv/app.js:1'),
  'HTTP 500 with HTML': (_, response) =>
    response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>nginx</h1>'),
  'HTTP 200 with HTML': (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>'),
  'HTTP 503 with JSON that is no GraphQL': (_, response) =>
    json(response, '{"reason":"maintenance"}', 503),
  'HTTP 429': (_, response) => response.writeHead(429).end('slow down'),
  'JSON under a wrong media type': (_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end('{"data":{}}'),
  'a redirect': (_, response) =>
    response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end(),
  'what is no HTTP': (request) =>
    request.socket.end('HTTP/1.1 200 OK\r\ncontent-length: soon\r\n\r\n{}'),
  'truncated JSON': (_, response) => json(response, '{"data":{"_entities":['),
  'a body shorter than announced': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
    response.write('{"data":', () => response.socket?.destroy());
  },
  'no JSON': (_, response) => json(response, 'Internal Server Error'),
  null: (_, response) => json(response, 'null'),
  'a list': (_, response) => json(response, '[{"data":{}}]'),
  'a number for data': (_, response) => json(response, '{"data":7}'),
  'an object for errors': (_, response) => json(response, '{"data":{},"errors":{}}'),
  'fewer entities than were asked for': (_, response) =>
    json(response, '{"data":{"_entities":[{"reviews":[]}]}}'),
  'a text for the list of entities': (_, response) =>
    json(response, '{"data":{"_entities":"two"}}'),
  'an empty object': (_, response) => json(response, '{}'),
  'a reset': (request) => request.socket.resetAndDestroy(),
  'a hang': () => undefined,
  'a hang in the body': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":');
  },
  'a drip': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  },
  'a reply of 200 MB': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"data":{"_entities":["');
    const chunk = 'x'.repeat(1024 * 1024);
    let left = 200;
    const pump = () => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!response.write(chunk)) return void response.once('drain', pump);
      }
      response.end('"]}}');
    };
    pump();
  },
  'GraphQL errors without data': (_, response) =>
    json(response, '{"errors":[{"message":"relation \\"members\\" does not exist"}]}'),
} as const satisfies Record<string, Misbehaviour>;

/** One way to answer, or not to. */
export type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A subgraph that fails in one way. */
export interface MisbehavingServer {
  readonly url: string;
  /** The requests that arrived, by their bodies. */
  readonly received: string[];
  /** Resolves when a request has arrived. */
  arrival(): Promise<undefined>;
  /** Resolves when the caller has given up on a request that was not answered. */
  abandonment(): Promise<undefined>;
  stop(): Promise<void>;
}

/** Starts a server that answers every request in this way, on a port of the system's choice. */
export async function startMisbehavingServer(behave: Misbehaviour): Promise<MisbehavingServer> {
  const received: string[] = [];
  const arrival = Promise.withResolvers<undefined>();
  const abandonment = Promise.withResolvers<undefined>();
  const server = createServer((request, response) => {
    let body = '';
    response.on('close', () => {
      if (!response.writableFinished) abandonment.resolve(undefined);
    });
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      received.push(body);
      arrival.resolve(undefined);
      behave(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    received,
    arrival: () => arrival.promise,
    abandonment: () => abandonment.promise,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function json(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}
