import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import { startFollowingGateway, type Answer, type TestGateway } from '../kit/test-gateway.ts';
import { until } from '../kit/until.ts';
import { startHostileRegistry, type HostileRegistry } from './hostile-registry.ts';

const QUERY = '{ me { name reviews { stars } } __type(name: "Query") { fields { name } } }';
const CLIENTS = 4;

let shop: Bookshop;
let sdl: string;
let home: string;
let registry: HostileRegistry;
let gateway: TestGateway;
beforeEach(async () => {
  shop = await startBookshop();
  sdl = await readFile(shop.supergraphFile, 'utf8');
  home = await mkdtemp(join(tmpdir(), 'gateway-home-'));
  registry = await startHostileRegistry();
  registry.publish(sdl);
  const origin = registry.url;
  gateway = await startFollowingGateway({ origin, home, keys: join(home, 'keys') });
});
afterEach(async () => {
  await gateway.stop();
  await registry.stop();
  await shop.stop();
  await rm(home, { recursive: true });
});

/** A supergraph whose `Query` has a field that no other edition has. */
const edition = (index: number) =>
  sdl.replace(
    /(type Query[^{]*\{)/,
    `$1\n  edition${index}: String @join__field(graph: MEMBERS)\n`,
  );

const reload = async (index: number): Promise<string> => {
  const digest = registry.publish(edition(index));
  await until('it is served', () =>
    gateway.memory.named('supergraph.served').some(({ supergraph }) => supergraph === digest),
  );
  return digest;
};

const collect = (): number => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

test('fifty reloads under load fail no request, and each answer fits the version that it names', async () => {
  const editions = new Map<string, number>();
  const answers: Answer[] = [];
  let isOver = false;
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (!isOver) answers.push(await gateway.ask(QUERY));
  });
  for (let index = 0; index < 50; index += 1) editions.set(await reload(index), index);
  isOver = true;
  await Promise.all(clients);

  const versions = new Set<string>();
  for (const { headers, data, errors, status } of answers) {
    const digest = headers.get('demarc-supergraph') ?? '';
    const { me, __type } = data as { me: unknown; __type: { fields: { name: string }[] } };
    const served = __type.fields.map(({ name }) => name).filter((name) => /^edition/.test(name));
    const index = editions.get(digest);
    expect({ status, errors, me, served }).toEqual({
      status: 200,
      errors: undefined,
      me: { name: 'Ada', reviews: [{ stars: 5 }, { stars: 4 }] },
      served: index === undefined ? [] : [`edition${index}`],
    });
    versions.add(digest);
  }
  expect(versions.size).toBeGreaterThan(10);
}, 240_000);

test('versions that are served no more are collected', async () => {
  for (let index = 0; index < 10; index += 1) await reload(index);
  const before = collect();
  for (let index = 10; index < 60; index += 1) await reload(index);
  await gateway.ask(QUERY);
  expect(collect() - before).toBeLessThan(25);
}, 240_000);
