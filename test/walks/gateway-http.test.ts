import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'undici';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';

const QUERY = JSON.stringify({ query: '{ me { name } }' });
const JSON_TYPE = { 'content-type': 'application/json' };

let shop: Bookshop;
let gateway: TestGateway;
let production: TestGateway;
beforeAll(async () => {
  shop = await startBookshop();
  gateway = await startTestGateway(shop.supergraphFile);
  production = await startTestGateway(shop.supergraphFile, {
    production: true,
    corsOrigins: ['https://app.example'],
  });
});
afterAll(async () => {
  await gateway.stop();
  await production.stop();
  await shop.stop();
});

function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  return fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body,
  });
}

async function codeOf(response: Response): Promise<unknown> {
  const { errors } = (await response.json()) as {
    errors: { extensions: Record<string, unknown> }[];
  };
  expect(errors[0]?.extensions['reference']).toBe(response.headers.get('x-request-id'));
  return errors[0]?.extensions['code'];
}

describe('bodies', () => {
  test('256 KiB are read, one byte more is refused', async () => {
    const frame = JSON.stringify({ query: '{ me { name } }', extensions: { padding: '' } });
    const padded = (length: number) =>
      frame.replace('"padding":""', `"padding":"${'x'.repeat(length - frame.length)}"`);
    expect((await post(padded(256 * 1024))).status).toBe(200);
    const refused = await post(padded(256 * 1024 + 1));
    expect(refused.status).toBe(413);
    expect(await codeOf(refused)).toBe('BODY_TOO_LARGE');
  });

  test('a small body that inflates to 45 MB is refused', async () => {
    const bomb = gzipSync(`{"query":"${' '.repeat(45 * 1024 * 1024)}"}`);
    expect(bomb.length).toBeLessThan(64 * 1024);
    const refused = await post(new Uint8Array(bomb), { 'content-encoding': 'gzip' });
    expect(refused.status).toBe(413);
    expect(await codeOf(refused)).toBe('BODY_TOO_LARGE');
  });

  test.each([
    ['{"query":', {}, 400, 'BAD_REQUEST'],
    ['"a string"', {}, 400, 'BAD_REQUEST'],
    ['{}', {}, 400, 'BAD_REQUEST'],
    [`[${QUERY},${QUERY}]`, {}, 400, 'BAD_REQUEST'],
    [QUERY, { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [QUERY, { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [QUERY, { 'content-encoding': 'rot13' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [QUERY, { 'content-type': 'application/json; charset=koi8' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [QUERY, { 'content-encoding': 'gzip' }, 400, 'BAD_REQUEST'],
  ])('%s with %j is refused: %d %s', async (body, headers, status, code) => {
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await codeOf(response)).toBe(code);
  });
});

describe('the status', () => {
  const SPEC = { accept: 'application/graphql-response+json' };
  test.each([
    ['{ me { name } }', 200, 200],
    ['{ me { ', 200, 400],
    ['{ nobody }', 200, 400],
    ['query A { me { name } } query B { me { name } }', 200, 400],
    ['query ($n: Int!) { members(first: $n) { name } }', 200, 400],
    ['{ mistake(kind: "sql") }', 200, 200],
  ])('of %s is %d for application/json, %d for the response type', async (query, json, spec) => {
    expect((await gateway.ask(query)).status).toBe(json);
    const answer = await gateway.ask(query, { headers: SPEC });
    expect(answer.status).toBe(spec);
    expect(answer.headers.get('content-type')).toMatch(/^application\/graphql-response\+json/);
  });

  test('of a mutation by GET is 405, of an unknown media type 406, of an unknown path 404', async () => {
    const get = (query: string, headers: Record<string, string> = {}) =>
      fetch(`${gateway.url}/graphql?query=${encodeURIComponent(query)}`, {
        headers: { 'apollo-require-preflight': 'yes', ...headers },
      });
    expect((await get('{ me { name } }')).status).toBe(200);
    expect((await get('mutation { addReview(isbn: "b1", stars: 1) { stars } }')).status).toBe(405);
    expect((await get('{ me { name } }', { accept: 'image/png' })).status).toBe(406);
    expect((await fetch(`${gateway.url}/nothing`)).status).toBe(404);
  });
});

describe('browsers', () => {
  const allowedOrigin = async (target: TestGateway, origin: string) => {
    const response = await fetch(`${target.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    return response.headers.get('access-control-allow-origin');
  };

  test('loopback origins may read in development, and nobody else', async () => {
    expect(await allowedOrigin(gateway, 'http://localhost:5173')).toBe('http://localhost:5173');
    expect(await allowedOrigin(gateway, 'http://[::1]:5173')).toBe('http://[::1]:5173');
    expect(await allowedOrigin(gateway, 'https://app.example')).toBeNull();
    expect(await allowedOrigin(gateway, 'http://localhost.evil.example')).toBeNull();
    expect(await allowedOrigin(gateway, 'null')).toBeNull();
  });

  test('in production only the origins that are named may read', async () => {
    expect(await allowedOrigin(production, 'https://app.example')).toBe('https://app.example');
    expect(await allowedOrigin(production, 'http://localhost:5173')).toBeNull();
  });

  test('a request that a form could forge is refused', async () => {
    const url = `${gateway.url}/graphql?query=${encodeURIComponent('{ me { name } }')}`;
    const response = await fetch(url);
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe('BAD_REQUEST');
  });
});

describe('production', () => {
  test('hides the schema: introspection, suggestions, explorer, download', async () => {
    const introspection = await production.ask('{ __schema { types { name } } }');
    expect(introspection.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    const misspelt = await production.ask('{ me { nam } }');
    expect(misspelt.errors?.[0]?.message).toBe('Cannot query field "nam" on type "Member".');
    for (const path of ['/', '/explorer', '/explorer/graphiql.js', '/schema.graphql']) {
      expect((await fetch(`${production.url}${path}`)).status).toBe(404);
    }
  });

  test('development helps', async () => {
    const misspelt = await gateway.ask('{ me { nam } }');
    expect(misspelt.errors?.[0]?.message).toContain('Did you mean "name"?');
    expect((await gateway.ask('{ __schema { queryType { name } } }')).errors).toBeUndefined();
  });
});

describe('trace and request id', () => {
  const TRACE = '0af7651916cd43dd8448eb211c80319c';
  const PARENT = `00-${TRACE}-b7ad6b7169203331-01`;

  test('go on to the subgraph and back to the client', async () => {
    const headers = { traceparent: PARENT, tracestate: 'vendor=1', 'x-request-id': 'order-7' };
    const answer = await gateway.ask('{ me { name } }', { headers });
    const sent = shop.subgraphs.members.received.at(-1)?.headers;
    expect(sent).toMatchObject({ 'x-request-id': 'order-7', tracestate: 'vendor=1' });
    expect(sent?.['traceparent']).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
    expect(sent?.['traceparent']).not.toBe(PARENT);
    expect(answer.headers.get('x-request-id')).toBe('order-7');
    expect(answer.headers.get('traceparent')).toBe(sent?.['traceparent']);
  });

  test('are made where none came, or nonsense', async () => {
    const headers = { traceparent: 'nonsense', tracestate: 'vendor=1', 'x-request-id': 'a b"c' };
    const answer = await gateway.ask('{ me { name } }', { headers });
    const sent = shop.subgraphs.members.received.at(-1)?.headers;
    expect(sent).not.toHaveProperty('tracestate');
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  test("nothing else of the client's headers goes on", async () => {
    const headers = { authorization: 'Bearer secret', cookie: 'a=b', 'x-custom': '1' };
    await gateway.ask('{ me { name } }', { headers });
    const sent = shop.subgraphs.members.received.at(-1)?.headers ?? {};
    expect(Object.keys(sent).sort()).toEqual([
      'accept',
      'connection',
      'content-length',
      'content-type',
      'host',
      'traceparent',
      'x-request-id',
    ]);
  });
});

test('each request leaves one event, without variables', async () => {
  const { memory } = gateway;
  const before = memory.named('request.completed').length;
  await gateway.ask('query Named($id: ID!) { member(id: $id) { name } }', {
    variables: { id: 'secret-of-somebody' },
    headers: { 'x-request-id': 'logged-once' },
  });
  await gateway.ask('{ me { name } }');
  const events = memory.named('request.completed').slice(before);
  const mine = events.filter((event) => event['requestId'] === 'logged-once');
  expect(mine).toMatchObject([
    {
      operationName: 'Named',
      operationKind: 'query',
      outcome: 'OK',
      status: 200,
      errors: 0,
      subgraphCalls: 1,
      subgraphs: { members: { calls: 1, failed: 0 } },
    },
  ]);
  expect(JSON.stringify(memory.events)).not.toContain('secret-of-somebody');
});

test('the schema downloads with its digest as the entity tag', async () => {
  const url = `${gateway.url}/schema.graphql`;
  const first = await fetch(url);
  expect(first.status).toBe(200);
  const sdl = await first.text();
  expect(sdl).toContain('type Book {');
  expect(sdl).not.toContain('join__');
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
  // Not by fetch, which asks caches to stand aside when it sends a condition.
  const again = await request(url, { headers: { 'if-none-match': etag } });
  expect(again.statusCode).toBe(304);
  await again.body.dump();
});

test('the explorer is made of local files under a strict policy', async () => {
  const page = await fetch(`${gateway.url}/`);
  expect(page.url).toBe(`${gateway.url}/explorer`);
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self';");
  const html = await page.text();
  expect(html).not.toMatch(/https?:\/\//);
  expect(html).not.toMatch(/<script(?![^>]* src=)/);
  for (const [, path = ''] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
    const file = await fetch(`${gateway.url}${path}`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-security-policy')).toBe(policy);
    expect((await file.text()).length).toBeGreaterThan(50);
  }
});

test('the explorer opens with the operation of the graph', async () => {
  const firstOperation = 'query First { me { name } }';
  const other = await startTestGateway(shop.supergraphFile, { firstOperation });
  const response = await fetch(`${other.url}/explorer/first-operation.graphql`);
  expect(await response.text()).toBe(firstOperation);
  await other.stop();
});
