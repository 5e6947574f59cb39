import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';
import { sendRaw } from './send-raw.ts';

let shop: Bookshop;
let gateway: TestGateway;
beforeAll(async () => {
  shop = await startBookshop();
  gateway = await startTestGateway(shop.supergraphFile);
});
afterAll(async () => {
  await gateway.stop();
  await shop.stop();
});

// JavaScript's objects inherit them, and one of them sets what is inherited; in GraphQL they are names.
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'] as const;

test.each(NAMES)('a client may name by %s what it asks for', async (name) => {
  const query = `{
    ${name}: me { ${name}: reviews { ${name}: stars book { ${name}: title } } }
    books { nodes { ${name}: reviews { author { ${name}: name } } } }
  }`;
  const { status, body } = await sendRaw(gateway.url, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const key = JSON.stringify(name);
  const author = (of: string) => `{"author":{${key}:"${of}"}}`;
  expect({ status, body }).toEqual({
    status: 200,
    body: `{"data":{${key}:{${key}:[{${key}:5,"book":{${key}:"Notes"}},{${key}:4,"book":{${key}:"Compilers"}}]},"books":{"nodes":[{${key}:[${author('Ada')},${author('Grace')}]},{${key}:[${author('Ada')}]},{${key}:[]}]}}}\n`,
  });
});
