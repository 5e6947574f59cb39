import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mergeLimits } from '@demarc/foundation/config';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import { startTestGateway, type Answer, type TestGateway } from '../kit/test-gateway.ts';

let shop: Bookshop;
let gateway: TestGateway;
let production: TestGateway;
beforeAll(async () => {
  shop = await startBookshop();
  gateway = await startTestGateway(shop.supergraphFile, { limits: mergeLimits() });
  production = await startTestGateway(shop.supergraphFile, { production: true });
});
afterAll(async () => {
  await gateway.stop();
  await production.stop();
  await shop.stop();
});

const QUERY = JSON.stringify({ query: '{ me { name } }' });
const JSON_TYPE = { 'content-type': 'application/json' };
const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

const codeOf = ({ errors }: Pick<Answer, 'errors'>) => errors?.[0]?.extensions['code'];

describe('no answer tells what the gateway is built of', () => {
  test.each([
    ['a method that is not served', '', { method: 'PUT', headers: JSON_TYPE, body: QUERY }, 405],
    ['a query that a form could send', '?query={me{name}}', {}, 400],
    [
      'a query that is a tree',
      '',
      { method: 'POST', headers: JSON_TYPE, body: '{"query":{"kind":"Document"}}' },
      400,
    ],
    [
      'introspection where it is off',
      '',
      { method: 'POST', headers: JSON_TYPE, body: '{"query":"{ __schema { description } }"}' },
      200,
    ],
  ])('to %s', async (_, search, init, status) => {
    const response = await fetch(`${production.url}/graphql${search}`, init);
    expect(response.status).toBe(status);
    expect(`${await response.text()} ${JSON.stringify([...response.headers])}`).not.toMatch(
      /apollo|express|graphql-js/i,
    );
  });
});

test('a GET with any header that a form cannot send is answered', async () => {
  for (const name of ['x-require-preflight', 'apollo-require-preflight']) {
    const url = `${gateway.url}/graphql?query=${encodeURIComponent('{ me { name } }')}`;
    const response = await fetch(url, { headers: { [name]: '1' } });
    expect(await response.json()).toEqual({ data: { me: { name: 'Ada' } } });
  }
});

test('no answer to an operation may be kept, whatever became of it', async () => {
  const headers = { 'x-require-preflight': '1' };
  for (const search of ['?query={me{name}}', '?query={', '']) {
    const response = await fetch(`${gateway.url}/graphql${search}`, { headers });
    expect(response.headers.get('cache-control')).toBe('no-store');
    await response.text();
  }
});

describe('a desk answers to its own names only', () => {
  // Not by fetch, which writes the header itself.
  const statusFor = async (target: TestGateway, host: string, path: string) => {
    const { statusCode, body } = await request(`${target.url}${path}`, { headers: { host } });
    await body.dump();
    return statusCode;
  };

  test.each([
    ['localhost', 200],
    ['LOCALHOST:4000', 200],
    ['app.localhost:4000', 200],
    ['127.0.0.1', 200],
    ['[::1]:4000', 200],
    ['rebound.example:4000', 421],
    ['localhost.example', 421],
    ['127.0.0.1.example', 421],
    ['notlocalhost', 421],
  ])('asked as %s it answers %d', async (host, status) => {
    for (const path of ['/explorer', '/schema.graphql', '/live']) {
      expect(await statusFor(gateway, host, path)).toBe(status);
    }
  });

  test('in production, where proxies pass names on, to any', async () => {
    expect(await statusFor(production, 'api.example', '/live')).toBe(200);
  });
});

describe('a body is UTF-8', () => {
  test.each([
    ['application/json; charset=utf-7', 415],
    ['application/json; charset="UTF-16LE"', 415],
    [`application/json;${' '.repeat(14_000)}charset=utf-8`, 415],
    ['application/json;charset=UTF-8', 200],
    ['application/json; profile=x; charset="utf-8"', 200],
  ])('%s is answered with %d', async (type, status) => {
    const headers = { 'content-type': type };
    const init = { method: 'POST', headers, body: QUERY };
    const response = await fetch(`${gateway.url}/graphql`, init);
    expect(response.status).toBe(status);
  });
});

describe('a request for a part of a file', () => {
  test.each([
    [{ range: 'bytes=999999999-' }, 416],
    [{ 'if-match': '"other"' }, 412],
  ])('that is not there, %j, is no fault of the gateway', async (headers, status) => {
    const response = await fetch(`${gateway.url}/explorer/graphiql.js`, { headers });
    expect(response.status).toBe(status);
    expect(codeOf((await response.json()) as Answer)).toBe('BAD_REQUEST');
    expect(gateway.memory.named('request.fault')).toEqual([]);
  });
});

describe('an answer does not grow with the number of mistakes', () => {
  test.each([
    [
      'a long name of an operation',
      { query: `query ${'A'.repeat(200_000)} (${many(120, (i) => `$v${i}: Int`)}) { __typename }` },
    ],
    ['a long name of a field', { query: `{ ${'a'.repeat(250_000)} }` }],
    [
      'a hundred thousand wrong variables',
      {
        query: 'query ($n: Int) { books(first: $n) { nodes { title } } }',
        variables: { n: Array.from({ length: 60_000 }, () => 'x') },
      },
    ],
    ['a long operation name', { query: '{ __typename }', operationName: 'a'.repeat(250_000) }],
  ])('%s', async (_, body) => {
    const init = { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) };
    const response = await fetch(`${gateway.url}/graphql`, init);
    const text = await response.text();
    expect(text).toContain('"errors"');
    expect(text.length).toBeLessThan(50_000);
  });
});

describe('variables', () => {
  const sized = 'query ($n: Int) { books(first: $n) { nodes { title } } }';
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  test.each([
    ['that nest too deeply', sized, { n: deep }, 'nest deeper than 100'],
    ['that nest too deeply and are not used', '{ me { name } }', { n: deep }, 'nest deeper'],
    [
      'with a name of federation itself',
      'query ($representations: Int) { books(first: $representations) { nodes { reviews { stars } } } }',
      { representations: 2 },
      '$representations',
    ],
    ['with more than a number holds', sized, { n: 1e300 }, 'Int cannot represent'],
  ])('%s are the mistake of the client', async (_, query, variables, words) => {
    const body = `{"query":${JSON.stringify(query)},"variables":${write(variables)}}`;
    const init = { method: 'POST', headers: JSON_TYPE, body };
    const answer = (await (await fetch(`${gateway.url}/graphql`, init)).json()) as Answer;
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect(answer.errors?.[0]?.message).toContain(words);
  });

  /** `JSON.stringify` cannot write what is deep. */
  function write(variables: Readonly<Record<string, unknown>>): string {
    const entries = Object.entries(variables).map(([name, value]) => {
      const text = value === deep ? '['.repeat(100_000) + ']'.repeat(100_000) : String(value);
      return `"${name}":${text}`;
    });
    return `{${entries.join()}}`;
  }
});

test('a kind of operation that the graph does not have is the mistake of the client', async () => {
  const answer = await gateway.ask('subscription { __typename }');
  expect(answer.status).toBe(200);
  expect(codeOf(answer)).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(answer.errors?.[0]?.message).toBe('This graph has no subscription operations.');
  expect(gateway.memory.named('request.error')).toEqual([]);
});

test('names of prototypes are names like any other, and change none', async () => {
  const answer = await gateway.ask(
    '{ __proto__: me { polluted: name } constructor: me { prototype: name toString: id } }',
  );
  expect(JSON.stringify(answer.data)).toBe(
    '{"__proto__":{"polluted":"Ada"},"constructor":{"prototype":"Ada","toString":"m1"}}',
  );
  expect({}).not.toHaveProperty('polluted');
});
