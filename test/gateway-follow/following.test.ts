import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { formatPin, pinFile } from '@demarc/foundation/config';
import { rm } from 'node:fs/promises';
import { startGatewayProcess } from '../kit/gateway-process.ts';
import { startTestControl, type TestControl } from '../kit/start-control.ts';
import { startFollowingGateway, type TestGateway } from '../kit/test-gateway.ts';
import { until } from '../kit/until.ts';
import { publishNotes, startCatalogue, type CatalogueServer } from './catalogue.ts';

let control: TestControl;
let catalogue: CatalogueServer;
const gateways: TestGateway[] = [];
beforeEach(async () => {
  catalogue = await startCatalogue();
  control = await startTestControl();
}, 60_000);
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.stop();
  await control.close();
  await catalogue.stop();
}, 60_000);

const publish = (notes: number) => publishNotes(control, catalogue.url, notes);
const follow = async (
  options: Partial<Parameters<typeof startFollowingGateway>[0]> = {},
): Promise<TestGateway> => {
  const { url: origin, home, keys } = control;
  const gateway = await startFollowingGateway({ origin, home, keys, ...options });
  gateways.push(gateway);
  return gateway;
};
/** Asks once more where a kept connection was closed while this process was too busy to see it. */
const servedBy = async (gateway: TestGateway) => {
  const ask = () => gateway.ask('{ __typename }');
  const { headers } = await ask().catch(ask);
  return headers.get('demarc-supergraph');
};
const serves = (gateway: TestGateway, digest: string) =>
  until(`${digest} is served`, async () => (await servedBy(gateway)) === digest);
const gatewaysSeen = async () =>
  (await control.ask('{ gateways { name version digest isPinned } }')).data as {
    gateways: readonly Record<string, unknown>[];
  };

test('a new version is served within seconds, and every answer names it, errors too', async () => {
  const one = await publish(0);
  const gateway = await follow();
  const asked = '{ book(isbn: "1") { title note1 } }';
  const before = await gateway.ask(asked);
  expect(before.headers.get('demarc-supergraph')).toBe(one.digest);
  expect(before.errors?.[0]?.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
  const two = await publish(1);
  const started = performance.now();
  await serves(gateway, two.digest);
  expect(performance.now() - started).toBeLessThan(10_000);
  expect((await gateway.ask(asked)).data).toEqual({ book: { title: 'Sand', note1: 1 } });
  const broken = await fetch(`${gateway.url}/graphql`, { method: 'POST', body: 'no JSON' });
  expect(broken.status).toBe(415);
  expect(broken.headers.get('demarc-supergraph')).toBe(two.digest);
  const schema = await (await fetch(`${gateway.url}/schema.graphql`)).text();
  expect(schema).toContain('note1: Int');
  expect(gateway.memory.named('supergraph.served')).toMatchObject([
    { supergraph: one.digest, version: one.number, isPinned: false },
    { supergraph: two.digest, version: two.number },
  ]);
}, 120_000);

test('a request in flight ends on the version that it began on', async () => {
  const one = await publish(0);
  const gateway = await follow();
  const letGo = catalogue.hold();
  const slow = gateway.ask('{ book(isbn: "1") { title } }');
  await until('the subgraph was asked', () => catalogue.waiting() === 1);
  const two = await publish(1);
  await serves(gateway, two.digest);
  letGo();
  const answer = await slow;
  expect(answer.headers.get('demarc-supergraph')).toBe(one.digest);
  expect(answer.data ?? answer.errors).toEqual({ book: { title: 'Sand' } });
}, 120_000);

test('the registry may die, come back, and die before a start', async () => {
  const one = await publish(0);
  const gateway = await follow();
  await serves(gateway, one.digest);
  await control.stop();
  await until('the stream is lost', () => gateway.memory.named('stream.lost').length > 0);
  expect((await gateway.ask('{ book(isbn: "1") { title } }')).data).toEqual({
    book: { title: 'Sand' },
  });
  const late = await follow({ times: { startWithCopyMs: 300 } });
  expect(await servedBy(late)).toBe(one.digest);
  expect(late.memory.named('registry.lost')).toMatchObject([{ reason: 'ECONNREFUSED' }]);
  await control.restart();
  const two = await publish(1);
  await serves(gateway, two.digest);
  await serves(late, two.digest);
}, 180_000);

test('a pin holds it at a digest or at the one before, and letting go needs no registry', async () => {
  const one = await publish(0);
  const gateway = await follow();
  const two = await publish(1);
  await serves(gateway, two.digest);
  const pin = (text: string) => writeFile(pinFile(control.home), text);
  await pin(formatPin('previous'));
  await serves(gateway, one.digest);
  const three = await publish(2);
  await until('the registry knows of the pin', async () =>
    (await control.ask('{ gateways { isPinned } }')).text.includes('"isPinned":true'),
  );
  expect(await servedBy(gateway)).toBe(one.digest);
  await until('the newest is held', async () => {
    await control.ask('{ __typename }');
    return gateway.memory.named('supergraph.served').length === 3;
  });
  await pin('what?');
  await until('it is told', () => gateway.memory.named('pin.unreadable').length === 1);
  expect(await servedBy(gateway)).toBe(one.digest);
  await pin(formatPin(two.digest as `sha256:${string}`));
  await serves(gateway, two.digest);
  await control.stop();
  await rm(pinFile(control.home));
  await serves(gateway, three.digest);
  await control.restart();
}, 180_000);

describe('copies on disk', () => {
  const copies = () => join(control.home, 'gateway', 'versions');

  test('hold the last five that were served; a corrupted one is told of, and the one before it served', async () => {
    const versions = [await publish(0)];
    let gateway = await follow();
    for (let notes = 1; notes < 7; notes += 1) {
      versions.push(await publish(notes));
      await serves(gateway, versions.at(-1)?.digest ?? '');
    }
    await until('the oldest is gone', async () => (await readdir(copies())).length === 5);
    await gateway.stop();
    gateways.pop();
    await control.stop();
    const names = (await readdir(copies())).sort();
    const hex = (index: number) => versions.at(index)?.digest.slice('sha256:'.length) ?? '';
    expect(names.map((name) => name.slice(-72, -8))).toEqual([-5, -4, -3, -2, -1].map(hex));
    await writeFile(join(copies(), names.at(-1) ?? ''), '# cut');
    gateway = await follow({ times: { startWithCopyMs: 300 } });
    expect(await servedBy(gateway)).toBe(versions.at(-2)?.digest);
    expect(gateway.memory.named('supergraph.copy_corrupted')).toMatchObject([
      { supergraph: versions.at(-1)?.digest },
    ]);
    await control.restart();
    await serves(gateway, versions.at(-1)?.digest ?? '');
  }, 240_000);

  test('none whole and no registry: the start says what to do', async () => {
    await publish(0);
    await follow();
    for (const name of await readdir(copies())) await writeFile(join(copies(), name), '');
    await control.stop();
    await expect(follow({ times: { startWithCopyMs: 300 } })).rejects.toMatchObject({
      code: 'SUPERGRAPH_UNAVAILABLE',
      message: expect.stringMatching(/ECONNREFUSED.*Start the control plane and publish/),
    });
    await control.restart();
  }, 120_000);
});

test('the registry is told who serves what', async () => {
  const one = await publish(0);
  await follow();
  await until('it was told', async () => (await gatewaysSeen()).gateways.length === 1);
  expect((await gatewaysSeen()).gateways).toMatchObject([
    { version: one.number, digest: one.digest, isPinned: false },
  ]);
}, 120_000);

test('a process that follows stops when it is told, and says all of it in its log', async () => {
  await publish(0);
  const gateway = startGatewayProcess({
    DEMARC_REGISTRY: control.url,
    DEMARC_HOME: control.home,
    DEMARC_PORT: '0',
  });
  const outcome = await gateway.outcome;
  if (outcome.type !== 'ready') throw new Error(gateway.output());
  expect((await fetch(`${outcome.url}/ready`)).status).toBe(200);
  gateway.kill('SIGTERM');
  expect(await gateway.exited).toBe(0);
  const lines = gateway.output().trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
    'supergraph.served',
    'process.ready',
    'process.stopping',
  ]);
}, 120_000);
