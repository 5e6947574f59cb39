import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openDatabase, type Database } from '@demarc/foundation/database';
import { makePostgresDatabase } from '../kit/postgres-database.ts';
import { sampleDatabase } from './sample.ts';

const postgres = process.env['DEMARC_TEST_POSTGRES'] ?? '';
const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function makeUrl(): Promise<URL> {
  const { location, remove } = await makePostgresDatabase(postgres, 'accounts');
  undo.push(remove);
  return new URL('url' in location ? location.url : '');
}

async function open(url: URL): Promise<Database> {
  const database = await openDatabase(sampleDatabase(), { url: url.href });
  undo.push(() => database.close());
  return database;
}

/** Passes everything on until it is told to fall silent. */
async function startProxy({ hostname, port }: URL) {
  const sockets: Socket[] = [];
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    sockets.push(client, upstream);
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  undo.push(() => new Promise((resolve) => server.close(resolve)));
  return {
    port: String((server.address() as AddressInfo).port),
    fallSilent: () => sockets.forEach((socket) => socket.unpipe().pause()),
    end: () => Promise.resolve(sockets.map((socket) => socket.destroy())),
  };
}

(postgres === '' ? describe.skip : describe)('a PostgreSQL', () => {
  test.each([
    ['of a request at most 15 s', '', '15s'],
    ['of a request what its URL says', '-c statement_timeout=1s', '1s'],
  ])('gives a statement %s', async (_what, options, expected) => {
    const url = await makeUrl();
    if (options !== '') url.searchParams.set('options', options);
    const database = await open(url);
    expect(await database.fork().execute('show statement_timeout')).toEqual([
      { statement_timeout: expected },
    ]);
  });

  test('that has fallen silent is not reachable, which is known within seconds', async () => {
    const url = await makeUrl();
    const proxy = await startProxy(url);
    url.port = proxy.port;
    const database = await open(url);
    undo.push(proxy.end);
    expect(await database.isReachable()).toBe(true);
    proxy.fallSilent();
    const started = performance.now();
    expect(await database.isReachable()).toBe(false);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
