import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import { misbehaviours } from '../kit/misbehaving-server.ts';
import { startFollowingGateway, type TestGateway } from '../kit/test-gateway.ts';
import { until } from '../kit/until.ts';
import { startHostileRegistry, type HostileRegistry } from './hostile-registry.ts';

const QUERY = '{ me { name } }';
const hasty = {
  callMs: 300,
  startMs: 1_500,
  startWithCopyMs: 700,
  retryMs: 50,
  longestRetryMs: 200,
  silenceMs: 700,
  pollMs: 200,
  calmPollMs: 2_000,
};

let shop: Bookshop;
let sdl: string;
let home: string;
let registry: HostileRegistry;
const gateways: TestGateway[] = [];
beforeEach(async () => {
  shop = await startBookshop();
  sdl = await readFile(shop.supergraphFile, 'utf8');
  home = await mkdtemp(join(tmpdir(), 'gateway-home-'));
  registry = await startHostileRegistry();
});
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.stop();
  await registry.stop();
  await shop.stop();
  await rm(home, { recursive: true });
});

/** Another supergraph that is served alike. */
const edition = (name: string) => `${sdl}\n# ${name}\n`;
const follow = async (times: Parameters<typeof startFollowingGateway>[0]['times'] = {}) => {
  const gateway = await startFollowingGateway({
    origin: registry.url,
    home,
    keys: join(home, 'keys'),
    times: { ...hasty, ...times },
  });
  gateways.push(gateway);
  return gateway;
};
const servedBy = async (gateway: TestGateway) =>
  (await gateway.ask(QUERY)).headers.get('demarc-supergraph');
const serves = (gateway: TestGateway, digest: string) =>
  until(`${digest} is served`, async () => (await servedBy(gateway)) === digest);

describe.each(Object.keys(misbehaviours) as (keyof typeof misbehaviours)[])('%s', (kind) => {
  const everywhere = () => registry.misbehave('/', misbehaviours[kind]);

  test('at a start: the last good one is served, and the registry when it is itself again', async () => {
    const one = registry.publish(sdl);
    await (await follow()).stop();
    gateways.pop();
    everywhere();
    const gateway = await follow();
    expect(await servedBy(gateway)).toBe(one);
    registry.misbehave('/');
    const two = registry.publish(edition('two'));
    await serves(gateway, two);
  }, 60_000);
});

test('a registry that goes bad in every way it can changes nothing for clients', async () => {
  const one = registry.publish(sdl);
  const gateway = await follow();
  for (const [kind, answer] of Object.entries(misbehaviours)) {
    registry.misbehave('/', answer);
    registry.cut();
    const before = registry.asked.length;
    await until(`${kind} was met`, () => registry.asked.length > before + 2);
    const answered = await gateway.ask(QUERY);
    expect([kind, answered.headers.get('demarc-supergraph'), answered.errors]).toEqual([
      kind,
      one,
      undefined,
    ]);
  }
  registry.misbehave('/');
  await serves(gateway, registry.publish(edition('two')));
  expect(gateway.memory.named('supergraph.refused')).toEqual([]);
}, 120_000);

test.each([
  ['no supergraph', 'type Query { me: Int }', 'SUPERGRAPH_INVALID'],
  ['no GraphQL', 'type Query {', 'SUPERGRAPH_INVALID'],
])(
  '%s is refused, told, and not tried again; the last good one stays',
  async (_, text, code) => {
    const one = registry.publish(sdl);
    const gateway = await follow();
    const bad = registry.publish(text);
    const refusal = expect.objectContaining({ digest: bad, version: 2, code });
    await until('the registry is told', () =>
      registry.reports.some(({ refused }) => refused !== null),
    );
    expect(registry.reports.filter(({ refused }) => refused !== null)).toEqual([
      expect.objectContaining({ serves: { version: 1, digest: one }, refused: refusal }),
    ]);
    expect(await servedBy(gateway)).toBe(one);
    registry.cut();
    await until('it listens again', () => registry.listeners() === 1);
    const two = registry.publish(edition('two'));
    await serves(gateway, two);
    expect(gateway.memory.named('supergraph.refused')).toHaveLength(1);
    expect(registry.asked.filter((path) => path.endsWith(bad))).toHaveLength(1);
  },
  60_000,
);

test.each([
  ['other bytes than were announced', edition('other'), 'SUPERGRAPH_CORRUPTED'],
  ['half of the bytes', '', 'SUPERGRAPH_CORRUPTED'],
  ['33 MiB', '#'.repeat(33 * 1024 * 1024), 'SUPERGRAPH_TOO_LARGE'],
])(
  '%s are refused',
  async (_, text, code) => {
    const one = registry.publish(sdl);
    const gateway = await follow({ callMs: 5_000 });
    registry.misbehave('/supergraph/sha256:', (request, response) => {
      const digest = request.url?.slice('/supergraph/'.length) ?? '';
      const headers = { etag: `"${digest}"`, 'demarc-version': '2' };
      response.writeHead(200, headers).end(text === '' ? sdl.slice(0, sdl.length / 2) : text);
    });
    registry.publish(edition('two'));
    await until('it is refused', () => gateway.memory.named('supergraph.refused').length > 0);
    expect(gateway.memory.named('supergraph.refused')).toMatchObject([{ version: 2, code }]);
    expect(await servedBy(gateway)).toBe(one);
  },
  60_000,
);

test.each([404, 500])(
  'of a refusal with HTTP %i that does not end, little is read',
  async (status) => {
    const one = registry.publish(sdl);
    const gateway = await follow({ callMs: 10_000 });
    let [written, hangups] = [0, 0];
    registry.misbehave('/supergraph', (_, response) => {
      response.on('close', () => (hangups += 1)).writeHead(status);
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const pump = () => {
        while (!response.destroyed && (written += chunk.length) && response.write(chunk));
        response.once('drain', pump);
      };
      pump();
    });
    registry.misbehave('/supergraph/stream', misbehaviours['HTTP 500']);
    registry.cut();
    await until('it has hung up', () => hangups > 0);
    // What the sockets hold; in ten seconds it would be a gigabyte.
    expect(written).toBeLessThan(64 * 1024 * 1024);
    expect(await servedBy(gateway)).toBe(one);
  },
  60_000,
);

test('while the stream is dead, looking every now and then finds the new version', async () => {
  registry.publish(sdl);
  const gateway = await follow();
  await until('it listens', () => registry.listeners() === 1);
  registry.misbehave('/supergraph/stream', misbehaviours['HTTP 500']);
  registry.cut();
  await serves(gateway, registry.publish(edition('two')));
  expect(gateway.memory.named('registry.lost')).toEqual([]);
}, 60_000);

test('a stream that is silent is given up; one that says nothing of a version is not believed', async () => {
  registry.publish(sdl);
  const gateway = await follow();
  await until('it is given up', () => gateway.memory.named('stream.lost').length > 0);
  expect(gateway.memory.named('stream.lost')[0]).toMatchObject({
    reason: 'the stream was silent for 700 ms',
  });
  await serves(gateway, registry.publish(edition('two'), { silently: true }));
}, 60_000);

test('an answer that is overtaken by the stream is no news', async () => {
  const one = registry.publish(sdl);
  const gateway = await follow({ callMs: 20_000, silenceMs: 20_000, calmPollMs: 200 });
  await until('it listens', () => registry.listeners() === 1);
  const late = Promise.withResolvers<undefined>();
  const answered = Promise.withResolvers<undefined>();
  let isAsked = false;
  registry.misbehave('/supergraph', async (_request, response) => {
    isAsked = true;
    await late.promise;
    const headers = { etag: `"${one}"`, 'demarc-version': '1' };
    response.writeHead(200, headers).end(sdl, () => answered.resolve(undefined));
  });
  await until('it looks', () => isAsked);
  const two = registry.publish(edition('two'));
  await serves(gateway, two);
  const looks = registry.asked.filter((path) => path === '/supergraph').length;
  late.resolve(undefined);
  await answered.promise;
  registry.misbehave('/supergraph');
  // The next look begins when the late answer has been dealt with.
  await until(
    'it looks again',
    () => registry.asked.filter((path) => path === '/supergraph').length > looks,
  );
  expect(await servedBy(gateway)).toBe(two);
  expect(gateway.memory.named('supergraph.served')).toHaveLength(2);
}, 60_000);
