import { afterEach, describe, expect, test } from '@jest/globals';
import { Agent, request, type IncomingMessage, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { startHttpServer, type HttpServer } from '@demarc/foundation/http';

const patient = { host: '127.0.0.1', port: 0, lameDuckMs: 0, drainMs: 30_000 };
const open: HttpServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.drain();
});

async function start(listener: RequestListener, options = {}): Promise<HttpServer> {
  const server = await startHttpServer(listener, { ...patient, ...options });
  open.push(server);
  return server;
}

/** A listener that tells when a request has come, and answers it when it is let to. */
function slowListener() {
  const arrived = Promise.withResolvers<undefined>();
  const finish = Promise.withResolvers<undefined>();
  const listener: RequestListener = (_request, response) => {
    arrived.resolve(undefined);
    void finish.promise.then(() => response.end('done'));
  };
  return { arrived: arrived.promise, finish: () => finish.resolve(undefined), listener };
}

/** One request, on a connection of its own unless an agent keeps some. */
async function get(url: string, options: { headers?: string[]; agent?: Agent } = {}) {
  const asked = request(url, { agent: false, ...options }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: response.statusCode, body: await text(response) };
}

describe('startHttpServer', () => {
  test('listens on a port of the system’s choice and says where', async () => {
    const server = await start((_request, response) => response.end('here'));
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(server.accepting).toBe(true);
    expect(await get(server.url)).toEqual({ status: 200, body: 'here' });
  });

  test('says of a port in use which one, and what to do', async () => {
    const { url } = await start((_request, response) => response.end());
    const port = Number(new URL(url).port);
    await expect(start(() => undefined, { port })).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: `Port ${port} on 127.0.0.1 is in use by another process. Stop that one, or move Demarc: npm start -- --port 4100`,
    });
    expect(await get(url)).toMatchObject({ status: 200 });
  });

  test('passes any other fault on as it is', async () => {
    await expect(start(() => undefined, { host: '192.0.2.1' })).rejects.toMatchObject({
      code: 'EADDRNOTAVAIL',
    });
  });

  test.each([
    { what: 'under 16 KiB', bytes: 15_000, status: 200 },
    { what: 'over 16 KiB', bytes: 17_000, status: 431 },
  ])('answers headers $what with $status', async ({ bytes, status }) => {
    const { url } = await start((_request, response) => response.end());
    const answer = await get(url, { headers: ['host', 'a', 'x-long', 'x'.repeat(bytes)] });
    expect(answer.status).toBe(status);
  });

  test.each([
    { count: 100, status: 200 },
    { count: 101, status: 431 },
    { count: 300, status: 431 },
  ])('answers $count headers with $status', async ({ count, status }) => {
    const { url } = await start((_request, response) => response.end());
    const more = Array.from({ length: count - 2 }, (_, index) => [`x-${index}`, '1']).flat();
    const answer = await get(url, { headers: ['host', 'a', 'connection', 'close', ...more] });
    expect(answer.status).toBe(status);
  });
});

describe('a drain', () => {
  test('turns `accepting` off at once and lets a request in flight finish', async () => {
    const slow = slowListener();
    const server = await start(slow.listener);
    const answer = get(server.url);
    await slow.arrived;
    const drained = server.drain();
    expect(server.accepting).toBe(false);
    slow.finish();
    expect(await answer).toEqual({ status: 200, body: 'done' });
    await drained;
  });

  test('still takes requests while it is a lame duck, and none after that', async () => {
    const server = await start((_request, response) => response.end('here'), { lameDuckMs: 300 });
    const drained = server.drain();
    expect(await get(server.url)).toEqual({ status: 200, body: 'here' });
    await drained;
    await expect(get(server.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('tells clients of a lame duck that their connection ends', async () => {
    const server = await start((_request, response) => response.end(), { lameDuckMs: 300 });
    const connectionOf = async () => (await fetch(server.url)).headers.get('connection');
    expect(await connectionOf()).toBe('keep-alive');
    const drained = server.drain();
    expect(await connectionOf()).toBe('close');
    await drained;
  });

  test('refuses new connections while a request in flight goes on', async () => {
    const slow = slowListener();
    const server = await start(slow.listener);
    const answer = get(server.url);
    await slow.arrived;
    const drained = server.drain();
    // The lame duck of 0 ms is over once a timer of 0 ms that was set after it has run.
    await new Promise((resolve) => setTimeout(resolve, 0));
    await expect(get(server.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    slow.finish();
    expect(await answer).toMatchObject({ body: 'done' });
    await drained;
  });

  test('does not wait for a client that keeps its connection open', async () => {
    const slow = slowListener();
    const server = await start(slow.listener);
    const agent = new Agent({ keepAlive: true });
    const answer = get(server.url, { agent });
    await slow.arrived;
    const drained = server.drain();
    await new Promise((resolve) => setTimeout(resolve, 0));
    slow.finish();
    await answer;
    const before = performance.now();
    await drained;
    expect(performance.now() - before).toBeLessThan(1000);
    agent.destroy();
  });

  test('cuts off what is still in flight when its patience ends', async () => {
    const slow = slowListener();
    const server = await start(slow.listener, { drainMs: 50 });
    const answer = get(server.url);
    const cut = expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' });
    await slow.arrived;
    await server.drain();
    await cut;
    slow.finish();
  });

  test('ends although somebody connected and says nothing', async () => {
    const server = await start((_request, response) => response.end(), { drainMs: 50 });
    const silent = connect(Number(new URL(server.url).port), '127.0.0.1');
    await once(silent, 'connect');
    const closed = once(silent, 'close');
    await server.drain();
    await closed;
  });

  test('asked for twice is one drain', async () => {
    const server = await start((_request, response) => response.end());
    const first = server.drain();
    expect(server.drain()).toBe(first);
    await first;
    await server.drain();
  });
});
