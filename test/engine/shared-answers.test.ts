import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { mergeLimits } from '@demarc/foundation/config';
import type { Config } from '@demarc/gateway/config';
import { decodePart, openTestIssuer } from '../kit/test-tokens.ts';
import { misbehaviours } from '../kit/misbehaving-server.ts';
import { until } from '../kit/until.ts';
import { answerOf, QUERY, startHeldShop, type HeldShop } from './held-shop.ts';
import { startKnownShop } from './known-shop.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** Answers alone are shared: what calls to subgraphs share is proved in test/subgraph-client. */
const answersAlone = { sharing: { requests: true, fetches: false } } as const;

/** A shop whose query was answered before: what comes now is answered in front of the pipeline. */
async function start(overrides: Partial<Config> = answersAlone): Promise<HeldShop> {
  const shop = await startHeldShop(overrides);
  stops.push(() => shop.stop());
  const first = shop.gateway.ask(QUERY);
  await shop.arrivals(1);
  shop.answer(0);
  expect((await first).data).toEqual(answerOf(0));
  return shop;
}

/** When this has been answered, so that whatever was sent before it has been read. */
async function afterWhatWasSent({ gateway }: Pick<HeldShop, 'gateway'>): Promise<void> {
  for (let time = 0; time < 3; time += 1) {
    const { status } = await fetch(`${gateway.url}/live`);
    expect(status).toBe(200);
  }
}

describe('identical queries in flight', () => {
  test('are answered once', async () => {
    const shop = await start();
    const leader = shop.gateway.ask(QUERY);
    await shop.arrivals(2);
    const others = [1, 2, 3].map(() => shop.gateway.ask(QUERY));
    await afterWhatWasSent(shop);
    shop.answer(5);
    for (const asked of [leader, ...others]) expect((await asked).data).toEqual(answerOf(5));
    expect(shop.received).toHaveLength(2);
    const next = shop.gateway.ask(QUERY);
    await shop.arrivals(3);
    shop.answer(4);
    expect((await next).data).toEqual(answerOf(4));
  });

  test('are answered each alone where sharing is off', async () => {
    const shop = await start({ sharing: { requests: false, fetches: false } });
    const asked = [shop.gateway.ask(QUERY), shop.gateway.ask(QUERY)];
    await shop.arrivals(3);
    for (const stars of [1, 2]) shop.answer(stars);
    const answers = await Promise.all(asked);
    expect(answers.map(({ data }) => data)).toEqual(
      expect.arrayContaining([answerOf(1), answerOf(2)]),
    );
  });

  test('are answered apart where a variable differs', async () => {
    const shop = await start();
    const query = 'query ($id: ID!) { member(id: $id) { reviews { stars } } }';
    const warm = shop.gateway.ask(query, { variables: { id: 'm1' } });
    await shop.arrivals(2);
    shop.answer(0);
    await warm;
    const ids = ['m1', 'm2'];
    const asked = ids.map((id) => shop.gateway.ask(query, { variables: { id } }));
    await shop.arrivals(4);
    const bodies = shop.received.slice(-2).join();
    for (const id of ids) expect(bodies).toContain(`"id":"${id}"`);
    for (const stars of [1, 2]) shop.answer(stars);
    await Promise.all(asked);
  });

  test('tell each the reference of its own request, where they fail', async () => {
    const shop = await start();
    const ids = ['first-request', 'second-request'];
    const ask = (id: string | undefined) =>
      shop.gateway.ask(QUERY, { headers: { 'x-request-id': id ?? '' } });
    const leader = ask(ids[0]);
    await shop.arrivals(2);
    const joiner = ask(ids[1]);
    await afterWhatWasSent(shop);
    const [waiting] = shop.held.splice(0);
    if (!waiting) throw new Error('Nobody waits.');
    misbehaviours['GraphQL errors without data'](waiting.request, waiting.response);
    const answers = await Promise.all([leader, joiner]);
    expect(shop.received).toHaveLength(2);
    for (const [index, { headers, data, errors }] of answers.entries()) {
      expect(data).toEqual({ me: { name: 'Ada', reviews: null } });
      expect(errors).toMatchObject([{ extensions: { reference: ids[index] } }]);
      expect(headers.get('x-request-id')).toBe(ids[index]);
    }
    const logged = shop.gateway.memory.named('request.completed').slice(-2);
    expect(logged.map((event) => [event['errors'], event['outcome']])).toEqual([
      [1, 'SUBGRAPH_ERROR'],
      [1, 'SUBGRAPH_ERROR'],
    ]);
  });
});

describe('who leaves', () => {
  const closed = (shop: HeldShop, count: number) =>
    until(`${count} clients have left`, () => {
      const events = shop.gateway.memory.named('request.completed');
      return events.filter((event) => event['outcome'] === 'CLIENT_CLOSED').length === count;
    });

  test('takes the answer from nobody who joined', async () => {
    const shop = await start();
    const client = new AbortController();
    const leader = shop.gateway.ask(QUERY, { signal: client.signal }).catch(() => 'left');
    await shop.arrivals(2);
    const joiner = shop.gateway.ask(QUERY);
    await afterWhatWasSent(shop);
    client.abort();
    expect(await leader).toBe('left');
    await closed(shop, 1);
    shop.answer(5);
    expect((await joiner).data).toEqual(answerOf(5));
    expect(shop.received).toHaveLength(2);
  });

  test('as the last one ends the call to the subgraph, and who comes then begins anew', async () => {
    const shop = await start();
    const clients = [new AbortController(), new AbortController()];
    const ask = (client: AbortController | undefined) =>
      shop.gateway.ask(QUERY, client && { signal: client.signal }).catch(() => 'left');
    const leader = ask(clients[0]);
    await shop.arrivals(2);
    const joiner = ask(clients[1]);
    await afterWhatWasSent(shop);
    clients[0]?.abort();
    await closed(shop, 1);
    const started = performance.now();
    clients[1]?.abort();
    await shop.abandonment();
    expect(performance.now() - started).toBeLessThan(250);
    expect(await Promise.all([leader, joiner])).toEqual(['left', 'left']);
    expect(shop.received).toHaveLength(2);
    shop.held.splice(0);
    const next = shop.gateway.ask(QUERY);
    await shop.arrivals(3);
    shop.answer(4);
    expect((await next).data).toEqual(answerOf(4));
  });
});

describe('mutations', () => {
  const MUTATION = 'mutation { addReview(isbn: "b1", stars: 5) { stars } }';

  test('are sent each, however alike they are', async () => {
    const shop = await start({});
    const warm = shop.gateway.ask(MUTATION);
    await shop.arrivals(2);
    shop.answer(0);
    await warm;
    const asked = [shop.gateway.ask(MUTATION), shop.gateway.ask(MUTATION)];
    await shop.arrivals(4);
    for (const stars of [1, 2]) shop.answer(stars);
    const answers = (await Promise.all(asked)).map(({ data }) => data);
    expect(answers).toEqual(
      expect.arrayContaining([{ addReview: { stars: 1 } }, { addReview: { stars: 2 } }]),
    );
  });

  test('a query after the answer of one joins none that was begun before it', async () => {
    const shop = await start({});
    const before = shop.gateway.ask(QUERY);
    await shop.arrivals(2);
    const written = shop.gateway.ask(MUTATION);
    await shop.arrivals(3);
    const [query] = shop.held.splice(0, 1);
    shop.answer(5);
    expect((await written).data).toEqual({ addReview: { stars: 5 } });
    const after = shop.gateway.ask(QUERY);
    await shop.arrivals(4);
    shop.answer(2);
    expect((await after).data).toEqual(answerOf(2));
    if (!query) throw new Error('The first query does not wait.');
    shop.held.push(query);
    shop.answer(1);
    expect((await before).data).toEqual(answerOf(1));
  });
});

describe('of several users', () => {
  const subjects = ['a', 'b', 'c'].map((letter) => `usr_${letter.repeat(26)}`);

  test('identical queries are answered for each of them, with what each may see', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shared-answers-'));
    stops.push(() => rm(folder, { recursive: true }));
    const issuer = await openTestIssuer(join(folder, 'jwks.json'));
    const shop = await startKnownShop(issuer, {
      limits: mergeLimits({}),
      folder,
      ...answersAlone,
    });
    stops.push(() => shop.stop());
    const ask = async (subject: string) => {
      const headers = { authorization: `Bearer ${await issuer.sign(subject)}` };
      return shop.gateway.ask(QUERY, { headers });
    };
    const warm = ask(subjects[0] ?? '');
    await shop.arrivals(1);
    shop.answerEach(() => 0);
    expect((await warm).data).toEqual(answerOf(0));
    // Twice each: the second one of a user joins the first.
    const asked = [...subjects, ...subjects].map((subject) => ask(subject));
    await shop.arrivals(1 + subjects.length);
    await afterWhatWasSent(shop);
    const subjectOf = (authorization: string) =>
      decodePart(authorization.slice('Bearer '.length), 1)['sub'];
    shop.answerEach((authorization) => subjects.indexOf(String(subjectOf(authorization))) + 1);
    const answers = await Promise.all(asked);
    expect(answers.map(({ data }) => data)).toEqual([1, 2, 3, 1, 2, 3].map(answerOf));
    expect(shop.received).toHaveLength(1 + subjects.length);
  });
});
