import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits, type Audit } from 'graphql-http';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';

/** Audits of GET. A page of another origin can send one, so that it needs a header which such a page cannot send. */
const OF_GET: readonly string[] = ['5A70', 'D6D5', '6A70'];

let shop: Bookshop;
let gateway: TestGateway;
beforeAll(async () => {
  shop = await startBookshop();
  gateway = await startTestGateway(shop.supergraphFile, {
    engine: 'demarc',
    // Requests are shared in front of the pipeline alone: where they are, it was the front that answered.
    sharing: { fetches: false, requests: true },
  });
});
afterAll(async () => {
  await gateway.stop();
  await shop.stop();
});

const url = () => `${gateway.url}/graphql`;
const named = (list: readonly Audit[]) =>
  list.map((audit): readonly [string, Audit] => [audit.name, audit]);

/** An audit's result, and why it is not `ok`. */
async function resultOf(audit: Audit): Promise<readonly string[]> {
  const result = await audit.fn();
  return result.status === 'ok' ? ['ok'] : [result.status, result.reason];
}
const expected = ({ id }: Audit) =>
  OF_GET.includes(id) ? ['notice', 'Response status code is not 200'] : ['ok'];

test('there are audits to pass, of the kinds that make an error, a warning and a notice', () => {
  const audits = serverAudits({ url });
  expect(audits.length).toBeGreaterThan(60);
  const kinds = audits.map(({ name }) => name.slice(0, name.indexOf(' ')));
  expect([...new Set(kinds)].sort()).toEqual(['MAY', 'MUST', 'SHOULD']);
});

describe('as they are', () => {
  test.each(named(serverAudits({ url })))('%s', async (_name, audit) => {
    expect(await resultOf(audit)).toEqual(expected(audit));
  });
});

describe.each([['for the first time'], ['once its operation is prepared']])(
  'of data in the place of __typename, asked %s',
  () => {
    const fetchFn = (to: string, init: RequestInit = {}) => {
      if (typeof init.body !== 'string') return fetch(to, init);
      return fetch(to, { ...init, body: init.body.replace('__typename', 'me { name }') });
    };
    test.each(named(serverAudits({ url, fetchFn })))('%s', async (_name, audit) => {
      expect(await resultOf(audit)).toEqual(expected(audit));
    });
  },
);

test('the front has answered such an operation', async () => {
  const { received } = shop.subgraphs.members;
  const before = received.length;
  const asked = Array.from({ length: 50 }, () => gateway.ask('{ me { name } }'));
  const answers = await Promise.all(asked);
  expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  expect(received.length - before).toBeGreaterThan(0);
  expect(received.length - before).toBeLessThan(50);
});

describe('with the header that only a program sends', () => {
  const fetchFn = (to: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('x-require-preflight', '1');
    return fetch(to, { ...init, headers });
  };
  const ofGet = serverAudits({ url, fetchFn }).filter(({ id }) => OF_GET.includes(id));

  test.each(named(ofGet))('%s', async (_name, audit) => {
    expect(await resultOf(audit)).toEqual(['ok']);
  });
});
