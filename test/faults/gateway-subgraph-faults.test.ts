import { afterEach, describe, expect, test } from '@jest/globals';
import { startBookshop } from '../kit/bookshop/bookshop.ts';
import { misbehaviours, startMisbehavingServer } from '../kit/misbehaving-server.ts';
import { startTestGateway } from '../kit/test-gateway.ts';

const OPERATION = '{ me { name } books(first: 2) { nodes { title reviews { stars } } } }';

/** The answer of everybody else, whatever reviews does. */
const OTHERS = {
  me: { name: 'Ada' },
  books: {
    nodes: [
      { title: 'Notes', reviews: null },
      { title: 'Compilers', reviews: null },
    ],
  },
};

/** Short deadlines, wide bounds: the machine may be busy. */
const times = {
  connectMs: 1_000,
  callMs: 1_500,
  operationMs: 6_000,
  lameDuckMs: 0,
  drainMs: 1_000,
};
const WIDE_BOUND_MS = 5_000;

const codes: Readonly<Record<keyof typeof misbehaviours, string>> = {
  'HTTP 500': 'SUBGRAPH_UNAVAILABLE',
  'HTTP 500 with HTML': 'SUBGRAPH_UNAVAILABLE',
  'HTTP 200 with HTML': 'SUBGRAPH_INVALID_RESPONSE',
  'HTTP 503 with JSON that is no GraphQL': 'SUBGRAPH_UNAVAILABLE',
  'JSON under a wrong media type': 'SUBGRAPH_INVALID_RESPONSE',
  'a redirect': 'SUBGRAPH_INVALID_RESPONSE',
  'truncated JSON': 'SUBGRAPH_INVALID_RESPONSE',
  'a body shorter than announced': 'SUBGRAPH_UNAVAILABLE',
  'no JSON': 'SUBGRAPH_INVALID_RESPONSE',
  null: 'SUBGRAPH_INVALID_RESPONSE',
  'a list': 'SUBGRAPH_INVALID_RESPONSE',
  'a number for data': 'SUBGRAPH_INVALID_RESPONSE',
  'an object for errors': 'SUBGRAPH_INVALID_RESPONSE',
  'an empty object': 'SUBGRAPH_INVALID_RESPONSE',
  'a reset': 'SUBGRAPH_UNAVAILABLE',
  'a hang': 'SUBGRAPH_TIMEOUT',
  'a hang in the body': 'SUBGRAPH_TIMEOUT',
  'a drip': 'SUBGRAPH_TIMEOUT',
  'a reply of 200 MB': 'SUBGRAPH_RESPONSE_TOO_LARGE',
  'GraphQL errors without data': 'SUBGRAPH_ERROR',
};

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

async function startOver(reviewsUrl: string) {
  const shop = await startBookshop({ reviews: reviewsUrl });
  running.push(shop);
  const gateway = await startTestGateway(shop.supergraphFile, { times });
  running.push(gateway);
  return gateway;
}

describe('a subgraph that answers with', () => {
  for (const [name, code] of Object.entries(codes)) {
    test(`${name} costs its own fields, and each says ${code}`, async () => {
      const behave = misbehaviours[name as keyof typeof misbehaviours];
      const server = await startMisbehavingServer(behave);
      running.push(server);
      const gateway = await startOver(server.url);
      const started = performance.now();
      const answer = await gateway.ask(OPERATION);
      expect(performance.now() - started).toBeLessThan(WIDE_BOUND_MS);
      expect(answer.status).toBe(200);
      expect(answer.data).toEqual(OTHERS);
      expect(answer.errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
        [['books', 'nodes', 0, 'reviews'], code],
        [['books', 'nodes', 1, 'reviews'], code],
      ]);
      expect(JSON.stringify(answer.errors)).not.toMatch(
        /127\.0\.0\.1|boom|nginx|relation|HTTP|srv/,
      );
      // The process lives, and the others with it.
      expect(await gateway.ask('{ me { name } }')).toMatchObject({ data: { me: { name: 'Ada' } } });
    });
  }
});

test('a subgraph that refuses connections is not available', async () => {
  // No system gives this port to who asks for any: the other subgraphs would, sooner or later, get a free one.
  const gateway = await startOver('http://127.0.0.1:1/graphql');
  const answer = await gateway.ask(OPERATION);
  expect(answer.data).toEqual(OTHERS);
  expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual([
    'SUBGRAPH_UNAVAILABLE',
    'SUBGRAPH_UNAVAILABLE',
  ]);
  const [logged] = gateway.memory.named('request.error');
  expect(logged).toMatchObject({ subgraph: 'reviews', reason: 'ECONNREFUSED' });
  expect(logged?.['reference']).toBe(answer.errors?.[0]?.extensions['reference']);
});

test('a name that does not resolve is not available', async () => {
  const gateway = await startOver('http://reviews.invalid/graphql');
  const answer = await gateway.ask(OPERATION);
  expect(answer.data).toEqual(OTHERS);
  expect(answer.errors?.[0]?.extensions['code']).toBe('SUBGRAPH_UNAVAILABLE');
});

test('a reply of 200 MB is cut while it streams', async () => {
  const server = await startMisbehavingServer(misbehaviours['a reply of 200 MB']);
  running.push(server);
  const gateway = await startOver(server.url);
  const before = process.memoryUsage().rss;
  await gateway.ask(OPERATION);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
});
