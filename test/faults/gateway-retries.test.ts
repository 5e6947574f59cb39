import { afterEach, describe, expect, test } from '@jest/globals';
import { startBookshop } from '../kit/bookshop/bookshop.ts';
import { misbehaviours, startMisbehavingServer } from '../kit/misbehaving-server.ts';
import { startTestGateway } from '../kit/test-gateway.ts';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

const engines = ['demarc', 'apollo'] as const;

async function startOver(
  engine: (typeof engines)[number],
  behave: Parameters<typeof startMisbehavingServer>[0],
) {
  const server = await startMisbehavingServer(behave);
  running.push(server);
  const shop = await startBookshop({ reviews: server.url });
  running.push(shop);
  const gateway = await startTestGateway(shop.supergraphFile, { engine });
  running.push(gateway);
  return { server, gateway };
}

const QUERY = '{ me { reviews { stars } } }';
const MUTATION = 'mutation { addReview(isbn: "b1", stars: 5) { stars } }';

describe.each(engines)('the engine %s', (engine) => {
  test('a query whose connection broke is sent once more', async () => {
    let first = true;
    const { server, gateway } = await startOver(engine, (request, response) => {
      if (!first) {
        response.setHeader('content-type', 'application/json');
        return response.end('{"data":{"_entities":[{"reviews":[{"stars":5}]}]}}');
      }
      first = false;
      return request.socket.resetAndDestroy();
    });
    const answer = await gateway.ask(QUERY);
    expect(answer).toMatchObject({ data: { me: { reviews: [{ stars: 5 }] } } });
    expect(answer.errors).toBeUndefined();
    expect(server.received).toHaveLength(2);
  });

  test('a query is sent no more than twice', async () => {
    const { server, gateway } = await startOver(engine, misbehaviours['a reset']);
    await gateway.ask(QUERY);
    expect(server.received).toHaveLength(2);
  });

  test('a mutation is sent exactly once', async () => {
    const { server, gateway } = await startOver(engine, misbehaviours['a reset']);
    const answer = await gateway.ask(MUTATION);
    expect(answer.data).toEqual({ addReview: null });
    expect(answer.errors).toMatchObject([
      { path: ['addReview'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
    ]);
    expect(server.received).toHaveLength(1);
  });

  test('a subgraph that mostly fails is left alone', async () => {
    const { server, gateway } = await startOver(engine, misbehaviours['HTTP 500']);
    for (let count = 0; count < 40; count += 1) {
      const answer = await gateway.ask(QUERY);
      expect(answer.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
    }
    expect(server.received.length).toBe(20);
  });

  test('a subgraph that asks to be left alone is, and clients read for how long', async () => {
    const { server, gateway } = await startOver(engine, (_, response) =>
      response.writeHead(503, { 'retry-after': '20' }).end('maintenance'),
    );
    const first = await gateway.ask(QUERY);
    expect(first.errors).toMatchObject([
      { extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryAfterMs: 20_000 } },
    ]);
    const second = await gateway.ask(QUERY);
    expect(second.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
    const left = second.errors?.[0]?.extensions['retryAfterMs'];
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(20_000);
    expect(server.received).toHaveLength(1);
  });
});
