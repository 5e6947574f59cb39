import { afterEach, describe, expect, test } from '@jest/globals';
import { startBookshop } from '../kit/bookshop/bookshop.ts';
import { misbehaviours, startMisbehavingServer } from '../kit/misbehaving-server.ts';
import { startTestGateway } from '../kit/test-gateway.ts';
import { until } from '../kit/until.ts';

const patient = {
  connectMs: 1_000,
  callMs: 60_000,
  operationMs: 60_000,
  lameDuckMs: 0,
  drainMs: 100,
};

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

const engines = ['demarc', 'apollo'] as const;

async function startOverHangingReviews(engine: (typeof engines)[number], times: typeof patient) {
  const server = await startMisbehavingServer(misbehaviours['a hang']);
  running.push(server);
  const shop = await startBookshop({ reviews: server.url });
  running.push(shop);
  const gateway = await startTestGateway(shop.supergraphFile, { engine, times });
  running.push(gateway);
  return { server, gateway };
}

describe.each(engines)('the engine %s', (engine) => {
  test('an operation that takes too long answers with what has arrived', async () => {
    const { gateway } = await startOverHangingReviews(engine, { ...patient, operationMs: 1_500 });
    const started = performance.now();
    const answer = await gateway.ask('{ me { name reviews { stars } } }');
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(answer.data).toEqual({ me: { name: 'Ada', reviews: null } });
    expect(answer.errors).toMatchObject([
      { path: ['me', 'reviews'], extensions: { code: 'OPERATION_TIMEOUT' } },
    ]);
  });

  test('a client that leaves stops the subgraph call at once', async () => {
    const { gateway, server } = await startOverHangingReviews(engine, patient);
    const client = new AbortController();
    const answer = gateway.ask('{ me { name reviews { stars } } }', { signal: client.signal });
    const left = answer.catch((error: unknown) => error);
    await server.arrival();
    const started = performance.now();
    client.abort();
    await server.abandonment();
    expect(performance.now() - started).toBeLessThan(250);
    await left;
    await until(
      'the request is logged',
      () => gateway.memory.named('request.completed').length > 0,
    );
    expect(gateway.memory.named('request.completed')).toMatchObject([{ outcome: 'CLIENT_CLOSED' }]);
  });

  test('a slow subgraph does not hold up what the fast ones answer beyond its own deadline', async () => {
    const { gateway } = await startOverHangingReviews(engine, { ...patient, callMs: 1_500 });
    const operation =
      '{ a: member(id: "m1") { city reviews { stars } } books { nodes { title } } }';
    const answer = await gateway.ask(operation);
    expect(answer.data).toMatchObject({ a: { city: 'London', reviews: null } });
    expect(answer.errors).toMatchObject([
      { path: ['a', 'reviews'], extensions: { code: 'SUBGRAPH_TIMEOUT' } },
    ]);
  });
});
