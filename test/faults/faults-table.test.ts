import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startBookshop } from '../kit/bookshop/bookshop.ts';
import {
  misbehaviours,
  startMisbehavingServer,
  type Misbehaviour,
} from '../kit/misbehaving-server.ts';
import { tableRows } from '../kit/source/table-rows.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';
import { subgraphFaults } from './subgraph-faults.ts';

const OPERATION = '{ me { name } books(first: 2) { nodes { title reviews { stars } } } }';

/** The answer of the other subgraphs, whatever reviews does. */
const withReviews = (first: unknown, second: unknown) => ({
  me: { name: 'Ada' },
  books: {
    nodes: [
      { title: 'Notes', reviews: first },
      { title: 'Compilers', reviews: second },
    ],
  },
});

/** Long enough for a busy machine to do everything else in. */
const CALL_MS = 1_500;
const SLACK_MS = 100;
const times = {
  connectMs: 500,
  callMs: CALL_MS,
  operationMs: 5_000,
  lameDuckMs: 0,
  drainMs: 1_000,
};

const wellBehaved: Misbehaviour = (_, response) =>
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end('{"data":{"_entities":[{"reviews":[{"stars":5}]},{"reviews":[]}]}}');

/** How reviews behaves now, and when it was last asked. */
let behave: Misbehaviour = wellBehaved;
const asked: number[] = [];
let supergraphFile: string;
const running: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  const server = await startMisbehavingServer((request, response) => {
    asked.push(performance.now());
    return behave(request, response);
  });
  running.push(server);
  const shop = await startBookshop({ reviews: server.url });
  running.push(shop);
  ({ supergraphFile } = shop);
});
afterAll(async () => {
  for (const part of running.reverse()) await part.stop();
});

test('docs/subgraph-faults.md lists each fault and what becomes of it', () => {
  const inCode = subgraphFaults.map(({ fault, code, sent }) => [
    fault,
    code,
    sent === 2 ? 'yes' : 'no',
  ]);
  expect(tableRows('docs/subgraph-faults.md')).toEqual(inCode);
});

describe.each(['demarc', 'apollo'] as const)('the engine %s', (engine) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway(supergraphFile, { times, engine });
  });
  afterAll(() => gateway.stop());

  /** It is served again at once; and the breaker, which half of the calls would open, stays closed. */
  async function expectHealed() {
    behave = wellBehaved;
    for (let count = 0; count < 3; count += 1) {
      const answer = await gateway.ask(OPERATION);
      expect(answer.errors).toBeUndefined();
      expect(answer.data).toEqual(withReviews([{ stars: 5 }], []));
    }
  }

  /** The answer, and the milliseconds from the subgraph's being asked to its arrival. */
  async function askWhile(misbehaviour: Misbehaviour) {
    behave = misbehaviour;
    asked.length = 0;
    const answer = await gateway.ask(OPERATION);
    const [first = Number.NaN] = asked;
    return { answer, sent: asked.length, tookMs: performance.now() - first };
  }

  test.each(subgraphFaults)(
    '$fault costs its own fields, each of which says $code',
    async ({ fault, code, sent, byDeadline }) => {
      await expectHealed();
      const told = await askWhile(misbehaviours[fault]);
      const { answer } = told;
      expect(told.sent).toBe(sent);
      expect(answer.status).toBe(200);
      expect(answer.data).toEqual(withReviews(null, null));
      expect(answer.errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
        [['books', 'nodes', 0, 'reviews'], code],
        [['books', 'nodes', 1, 'reviews'], code],
      ]);
      expect(JSON.stringify(answer.errors)).not.toMatch(
        /127\.0\.0\.1|boom|nginx|relation|HTTP|srv|slow down/,
      );
      // A busy machine may wake us late, but not each time.
      let { tookMs } = told;
      for (let again = 0; again < 3 && tookMs > CALL_MS + SLACK_MS; again += 1) {
        ({ tookMs } = await askWhile(misbehaviours[fault]));
      }
      expect(tookMs).toBeLessThanOrEqual(CALL_MS + SLACK_MS);
      if (byDeadline) expect(tookMs).toBeGreaterThan(CALL_MS - SLACK_MS);
      await expectHealed();
    },
  );

  test('names of prototypes in a reply change no prototype, and leave with no answer', async () => {
    const poison = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const entities = `[{${poison},"reviews":[{${poison},"stars":5}]},{"reviews":[]}]`;
    const { answer } = await askWhile((_, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(`{"data":{${poison},"_entities":${entities}}}`),
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual(withReviews([{ stars: 5 }], []));
    expect({}).not.toHaveProperty('polluted');
  });

  test('a value of a wrong type is null, with an error at its place', async () => {
    const { answer } = await askWhile((_, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"data":{"_entities":[{"reviews":[{"stars":"five"}]},{"reviews":[]}]}}'),
    );
    expect(answer.data).toEqual(withReviews(null, []));
    expect(answer.errors).toMatchObject([
      {
        path: ['books', 'nodes', 0, 'reviews', 0, 'stars'],
        extensions: { code: 'SUBGRAPH_INVALID_DATA' },
      },
    ]);
  });
});
