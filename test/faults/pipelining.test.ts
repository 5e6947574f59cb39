import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startHttpServer, type HttpServer } from '@demarc/foundation/http';

let server: HttpServer;
let begun: ServerResponse[];
beforeEach(async () => {
  begun = [];
  server = await startHttpServer(
    (request, response) => {
      begun.push(response);
      if (request.url === '/last') for (const each of begun) each.end();
    },
    { host: '127.0.0.1', port: 0, lameDuckMs: 0, drainMs: 0 },
  );
});
afterEach(() => server.drain());

/** What a connection reads that sends these requests at once. */
async function pipeline(paths: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1').setEncoding('utf8');
  socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nhost: a\r\n\r\n`).join(''));
  socket.end();
  return text(socket).catch(() => 'reset');
}

const waiting = (count: number) => Array.from({ length: count }, () => '/');

test('eight requests of one connection are answered together', async () => {
  const answers = await pipeline([...waiting(7), '/last']);
  expect(answers.match(/HTTP\/1\.1 200/g)).toHaveLength(8);
});

test('a ninth that waits for no answer ends its connection, and none after it is begun', async () => {
  const answers = await pipeline([...waiting(400), '/last']);
  expect(answers).not.toContain('200');
  expect(begun).toHaveLength(8);
});

test('a connection that reads its answers may send as many as it likes', async () => {
  for (let i = 0; i < 20; i += 1) {
    const response = await fetch(`${server.url}/last`);
    expect(response.status).toBe(200);
    await response.text();
  }
});
