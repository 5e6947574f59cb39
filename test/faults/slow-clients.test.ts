import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startHttpServer, type HttpServer } from '@demarc/foundation/http';

let server: HttpServer;
beforeAll(async () => {
  server = await startHttpServer(
    // Refuses at once, and never reads the body.
    (_request, response) => response.writeHead(413).end(),
    { host: '127.0.0.1', port: 0, lameDuckMs: 0, drainMs: 0, receiveMs: 200 },
  );
});
afterAll(() => server.drain());

const POST = 'POST / HTTP/1.1\r\nhost: a\r\n';

test.each([
  ['headers that do not end', `${POST}x-a: b`, 'HTTP/1.1 408'],
  ['a body that does not come', `${POST}content-length: 5\r\n\r\nab`, 'HTTP/1.1 413'],
  [
    'a body in pieces without an end',
    `${POST}transfer-encoding: chunked\r\n\r\n1\r\na\r\n`,
    'HTTP/1.1 413',
  ],
])('%s do not keep a connection', async (_, sent, status) => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1').setEncoding('utf8');
  socket.write(sent);
  // Ends when the server has closed the connection.
  expect(await text(socket)).toMatch(new RegExp(`^${status}`));
});
