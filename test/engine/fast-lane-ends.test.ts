import { afterEach, describe, expect, test } from '@jest/globals';
import { freePorts } from '../kit/free-ports.ts';
import { startBookshop } from '../kit/bookshop/bookshop.ts';
import { startGatewayProcess } from '../kit/gateway-process.ts';
import { startMisbehavingServer } from '../kit/misbehaving-server.ts';
import { ask } from '../kit/test-gateway.ts';
import { until } from '../kit/until.ts';
import { answerOf, QUERY, startHeldShop, type HeldShop } from './held-shop.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function startPrepared(operationMs: number): Promise<HeldShop> {
  const shop = await startHeldShop({
    times: { connectMs: 1_000, callMs: 60_000, operationMs, lameDuckMs: 0, drainMs: 1_000 },
  });
  stops.push(() => shop.stop());
  const first = shop.gateway.ask(QUERY);
  await shop.arrivals(1);
  shop.answer(0);
  expect((await first).data).toEqual(answerOf(0));
  return shop;
}

describe('an operation that was answered before', () => {
  test('ends its subgraph calls within 250 ms of its client', async () => {
    const shop = await startPrepared(60_000);
    const client = new AbortController();
    const asked = shop.gateway.ask(QUERY, { signal: client.signal }).catch(() => 'left');
    await shop.arrivals(2);
    const started = performance.now();
    client.abort();
    await shop.abandonment();
    expect(performance.now() - started).toBeLessThan(250);
    expect(await asked).toBe('left');
    const completed = () => shop.gateway.memory.named('request.completed');
    await until('both requests are logged', () => completed().length === 2);
    expect(completed()[1]).toMatchObject({ outcome: 'CLIENT_CLOSED' });
  });

  test('answers with what has arrived when its time is up', async () => {
    const shop = await startPrepared(2_000);
    const started = performance.now();
    const asked = shop.gateway.ask(QUERY);
    await shop.arrivals(2);
    const { status, data, errors } = await asked;
    expect(performance.now() - started).toBeLessThan(3_500);
    expect({ status, data }).toEqual({ status: 200, data: { me: { name: 'Ada', reviews: null } } });
    expect(errors).toMatchObject([
      { path: ['me', 'reviews'], extensions: { code: 'OPERATION_TIMEOUT' } },
    ]);
  });
});

test('a process that is told to stop first says so, and answers what is in flight', async () => {
  const held: (() => void)[] = [];
  const reviews = await startMisbehavingServer((_, response) =>
    held.push(() => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"data":{"_entities":[{"reviews":[{"stars":5}]}]}}');
    }),
  );
  stops.push(() => reviews.stop());
  const shop = await startBookshop({ reviews: reviews.url });
  stops.push(() => shop.stop());
  const [port = 0] = await freePorts(1);
  const gateway = startGatewayProcess({
    DEMARC_SUPERGRAPH: shop.supergraphFile,
    DEMARC_PORT: String(port),
    // Each of them asks the subgraph for itself.
    DEMARC_SHARE_FETCHES: 'off',
    DEMARC_SHARE_REQUESTS: 'off',
    NODE_ENV: 'production',
  });
  stops.push(() => {
    gateway.kill('SIGKILL');
    return gateway.exited;
  });
  const outcome = await gateway.outcome;
  if (outcome.type !== 'ready') throw new Error(gateway.output());
  const { url } = outcome;
  const send = () => ask(`${url}/graphql`, QUERY);
  const arrivals = (count: number) =>
    until(`${count} requests came`, () => reviews.received.length >= count);
  const first = send();
  await arrivals(1);
  held.shift()?.();
  expect((await first).data).toEqual(answerOf(5));

  const inFlight = Array.from({ length: 8 }, send);
  await arrivals(9);
  expect((await fetch(`${url}/ready`)).status).toBe(200);
  const started = performance.now();
  gateway.kill('SIGTERM');
  await until('it says that it stops', async () => (await fetch(`${url}/ready`)).status === 503);
  const late = send();
  await arrivals(10);
  for (const release of held.splice(0)) release();
  const answers = await Promise.all([...inFlight, late]);
  expect(answers.map(({ status, data }) => ({ status, data }))).toEqual(
    answers.map(() => ({ status: 200, data: answerOf(5) })),
  );
  expect(await gateway.exited).toBe(0);
  expect(performance.now() - started).toBeLessThan(20_000);
});
