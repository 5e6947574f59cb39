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
  gateway = await startTestGateway(shop.supergraphFile, { engine: 'demarc' });
});
afterAll(async () => {
  await gateway.stop();
  await shop.stop();
});

const url = () => `${gateway.url}/graphql`;
const audits = serverAudits({ url }).map((audit): readonly [string, Audit] => [audit.name, audit]);

test('there are audits to pass, of the kinds that make an error, a warning and a notice', () => {
  expect(audits.length).toBeGreaterThan(60);
  const kinds = audits.map(([name]) => name.slice(0, name.indexOf(' ')));
  expect([...new Set(kinds)].sort()).toEqual(['MAY', 'MUST', 'SHOULD']);
});

// The second time each operation is prepared, and takes the shorter way where it may.
describe.each(['asked for the first time', 'asked again'])('%s', () => {
  test.each(audits)('%s', async (_name, audit) => {
    const result = await audit.fn();
    const said = result.status === 'ok' ? '' : result.reason;
    expect([result.status, said]).toEqual(
      OF_GET.includes(audit.id) ? ['notice', 'Response status code is not 200'] : ['ok', ''],
    );
  });
});

describe('with the header that only a program sends', () => {
  const fetchFn = (to: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('x-require-preflight', '1');
    return fetch(to, { ...init, headers });
  };
  const asked = serverAudits({ url, fetchFn }).filter(({ id }) => OF_GET.includes(id));

  test.each(asked.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    expect((await audit.fn()).status).toBe('ok');
  });
});
