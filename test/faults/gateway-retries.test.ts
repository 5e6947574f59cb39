import { afterEach, expect, test } from '@jest/globals';
import { startBookshop } from '../kit/bookshop/bookshop.ts';
import { misbehaviours, startMisbehavingServer } from '../kit/misbehaving-server.ts';
import { startTestGateway } from '../kit/test-gateway.ts';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

async function startOver(behave: Parameters<typeof startMisbehavingServer>[0]) {
  const server = await startMisbehavingServer(behave);
  running.push(server);
  const shop = await startBookshop({ reviews: server.url });
  running.push(shop);
  const gateway = await startTestGateway(shop.supergraphFile);
  running.push(gateway);
  return { server, gateway };
}

const QUERY = '{ me { reviews { stars } } }';
const MUTATION = 'mutation { addReview(isbn: "b1", stars: 5) { stars } }';

test('a query whose connection broke is sent once more', async () => {
  let first = true;
  const { server, gateway } = await startOver((request, response) => {
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
  const { server, gateway } = await startOver(misbehaviours['a reset']);
  await gateway.ask(QUERY);
  expect(server.received).toHaveLength(2);
});

test('a mutation is sent exactly once', async () => {
  const { server, gateway } = await startOver(misbehaviours['a reset']);
  const answer = await gateway.ask(MUTATION);
  expect(answer.data).toEqual({ addReview: null });
  expect(answer.errors).toMatchObject([
    { path: ['addReview'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } },
  ]);
  expect(server.received).toHaveLength(1);
});

test('a subgraph that mostly fails is left alone', async () => {
  const { server, gateway } = await startOver(misbehaviours['HTTP 500']);
  for (let count = 0; count < 40; count += 1) {
    const answer = await gateway.ask(QUERY);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
  }
  expect(server.received.length).toBe(20);
});
