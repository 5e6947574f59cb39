import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { healthRoutes, startHttpServer, type HttpServer } from '@demarc/foundation/http';

let server: HttpServer;
let isWell: boolean;
beforeEach(async () => {
  isWell = true;
  const app = express();
  const options = { host: '127.0.0.1', port: 0, lameDuckMs: 300, drainMs: 1000 };
  server = await startHttpServer(app, options);
  app.use(healthRoutes(async () => server.accepting && (await Promise.resolve(isWell))));
});
afterEach(() => server.drain());

async function ask(path: string): Promise<unknown> {
  const response = await fetch(`${server.url}${path}`);
  return { status: response.status, body: await response.json() };
}

const alive = { status: 200, body: { live: true } };

describe('health', () => {
  test('of a process that wants requests', async () => {
    expect(await ask('/live')).toEqual(alive);
    expect(await ask('/ready')).toEqual({ status: 200, body: { ready: true } });
  });

  test('of a process that cannot answer now: alive, not ready', async () => {
    isWell = false;
    expect(await ask('/live')).toEqual(alive);
    expect(await ask('/ready')).toEqual({ status: 503, body: { ready: false } });
    isWell = true;
    expect(await ask('/ready')).toEqual({ status: 200, body: { ready: true } });
  });

  test('of a process that drains: not ready from the first moment, alive to the last', async () => {
    const drained = server.drain();
    expect(await ask('/ready')).toEqual({ status: 503, body: { ready: false } });
    expect(await ask('/live')).toEqual(alive);
    await drained;
  });
});
