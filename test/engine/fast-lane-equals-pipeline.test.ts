import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mergeLimits } from '@demarc/foundation/config';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import {
  misbehaviours,
  startMisbehavingServer,
  type MisbehavingServer,
} from '../kit/misbehaving-server.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';
import { sendRaw, type RawRequest } from './send-raw.ts';

/** A request, and one that is answered before it is sent again, so that its operation is prepared. */
interface Case {
  readonly sent: RawRequest;
  readonly prepared?: RawRequest;
}

const json = { 'content-type': 'application/json', 'x-request-id': 'one-request' };
const raw = (body: string | Buffer, more: RawRequest = {}): RawRequest => ({
  ...more,
  body,
  headers: { ...json, ...more.headers },
});
const post = (body: object, more?: RawRequest) => raw(JSON.stringify(body), more);
const ME = '{ me { name reviews { stars } } }';
const PAGE = 'query Page($n: Int, $city: String) { members(first: $n) { name } }';
const TWO = 'query A { me { name } } query B { me { city } }';
const query = (text: string): Case => ({ sent: post({ query: text }) });
const after = (prepared: object, sent: object): Case => ({
  sent: post(sent),
  prepared: post(prepared),
});
const me = (more: RawRequest): Case => ({
  sent: post({ query: ME }, more),
  prepared: post({ query: ME }),
});
const deep = (depth: number): object => (depth === 0 ? {} : { inner: deep(depth - 1) });

const cases: Readonly<Record<string, Case>> = {
  data: query(ME),
  'data in another order, under other names': query(
    '{ b: books { nodes { reviews { author { city name } } t: title } } me { __typename id } }',
  ),
  'data under names that every object inherits': query(
    '{ __proto__: me { constructor: name __proto__: reviews { toString: stars } } toString: me { id } }',
  ),
  'a union': query(
    '{ search(text: "x") { __typename ... on Book { title } ... on Member { name } } }',
  ),
  'an error of a client, from a subgraph': query('{ mistake(kind: "code") me { name } }'),
  'an error that is masked': query('{ mistake(kind: "x") me { name } }'),
  'a subgraph that is lost': query('{ books { nodes { title shippingEstimate } } }'),
  'a null that goes up': query('{ books { nodes { title inStock } } me { name } }'),
  'several operations, one named': after(
    { query: TWO, operationName: 'A' },
    { query: TWO, operationName: 'B' },
  ),
  'several operations, none named': after({ query: TWO, operationName: 'A' }, { query: TWO }),
  'several operations, an unknown one named': after(
    { query: TWO, operationName: 'A' },
    { query: TWO, operationName: 'C' },
  ),
  'an operation that is named, by no name': after(
    { query: 'query A { me { name } }', operationName: 'A' },
    { query: 'query A { me { name } }', operationName: '' },
  ),
  'a part of a document for its name': after(
    { query: 'query A {\nme { city } }' },
    { query: 'me { city } }', operationName: 'query A {' },
  ),
  'a name that is none': after({ query: ME }, { query: ME, operationName: 7 }),
  'variables that fit': after(
    { query: PAGE, variables: { n: 1 } },
    { query: PAGE, variables: { n: 2, city: 'London' } },
  ),
  'variables that nobody asked for': after(
    { query: PAGE, variables: { n: 1 } },
    { query: PAGE, variables: { n: 1, other: { a: [1] } } },
  ),
  'variables that are null': after(
    { query: PAGE, variables: { n: 1 } },
    { query: PAGE, variables: null },
  ),
  'variables that do not fit': after(
    { query: PAGE, variables: { n: 1 } },
    { query: PAGE, variables: { n: '1', city: {} } },
  ),
  'a variable that is missing': after(
    { query: 'query ($id: ID!) { member(id: $id) { name } }', variables: { id: 'm1' } },
    { query: 'query ($id: ID!) { member(id: $id) { name } }' },
  ),
  'a number for an ID': after(
    { query: 'query ($id: ID!) { member(id: $id) { name } }', variables: { id: 'm1' } },
    { query: 'query ($id: ID!) { member(id: $id) { name } }', variables: { id: 7 } },
  ),
  'variables as a list': after(
    { query: PAGE, variables: { n: 1 } },
    { query: PAGE, variables: [] },
  ),
  'variables as a text': after({ query: PAGE, variables: {} }, { query: PAGE, variables: '{}' }),
  'variables that nest deeply': after(
    { query: PAGE, variables: { n: 1 } },
    { query: PAGE, variables: { n: 1, other: deep(100) } },
  ),
  'variables that nest too deeply': after(
    { query: PAGE, variables: { n: 1 } },
    { query: PAGE, variables: { n: 1, other: deep(101) } },
  ),
  'variables that would set a prototype': {
    prepared: post({ query: PAGE, variables: { n: 1 } }),
    sent: raw(`{"query":${JSON.stringify(PAGE)},"variables":{"__proto__":{"n":500}}}`),
  },
  'the largest page': after(
    { query: PAGE, variables: { n: 1 } },
    { query: PAGE, variables: { n: 100 } },
  ),
  'a page that is too large': after(
    { query: PAGE, variables: { n: 1 } },
    { query: PAGE, variables: { n: 101 } },
  ),
  'a page that is too large, as it is written': query('{ members(first: 101) { name } }'),
  'a document that asks for too much': query(
    `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: me { name }`).join(' ')} }`,
  ),
  'a condition that is true': after(
    { query: 'query ($x: Boolean!) { me { name city @skip(if: $x) } }', variables: { x: false } },
    { query: 'query ($x: Boolean!) { me { name city @skip(if: $x) } }', variables: { x: true } },
  ),
  'a mutation': query('mutation { addReview(isbn: "b1", stars: 4) { stars book { title } } }'),
  'a question about the schema beside data': query('{ __type(name: "Book") { name } me { name } }'),
  'the name of the root': query('{ __typename me { name } }'),
  'no GraphQL': query('{ me { '),
  'what the schema does not have': query('{ me { nam } }'),
  'a subscription': query('subscription { me { name } }'),
  'extensions that are empty': after({ query: ME }, { query: ME, extensions: {} }),
  'extensions that are no object': after({ query: ME }, { query: ME, extensions: 'x' }),
  'a persisted query': after(
    { query: ME },
    { query: ME, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
  ),
  'a batch': {
    sent: raw(JSON.stringify([{ query: ME }, { query: ME }])),
    prepared: post({ query: ME }),
  },
  'more than it should have': after({ query: ME }, { query: ME, more: 1 }),
  'no query': after({ query: ME }, { variables: {} }),
  'a query that is no text': after({ query: ME }, { query: { ME } }),
  'no body': { sent: { headers: json } },
  'a body that is cut': { sent: raw('{"query":"{ me') },
  'a number for a body': { sent: raw('7') },
  'a body with a byte order mark': { sent: raw(`\ufeff${JSON.stringify({ query: ME })}`) },
  'a body with broken UTF-8': {
    sent: raw(
      Buffer.concat([
        Buffer.from('{"query":"{ mistake(kind: \\"'),
        Buffer.from([0xff, 0xc3]),
        Buffer.from('\\") }"}'),
      ]),
    ),
  },
  'a body with white space around': { sent: raw(` \n${JSON.stringify({ query: ME })}\n `) },
  'a body that is too long': {
    sent: post({ query: ME, variables: { long: 'x'.repeat(256 * 1024) } }),
    prepared: post({ query: ME }),
  },
  'the longest body': {
    sent: raw(JSON.stringify({ query: ME }).padEnd(256 * 1024)),
    prepared: post({ query: ME }),
  },
  'a body in chunks': me({ isChunked: true }),
  'a body as gzip': {
    sent: raw(gzipSync(JSON.stringify({ query: ME })), { headers: { 'content-encoding': 'gzip' } }),
    prepared: post({ query: ME }),
  },
  'a content encoding that is none': me({ headers: { 'content-encoding': 'identity' } }),
  'a content encoding that nobody knows': me({ headers: { 'content-encoding': 'zstd' } }),
  'JSON by another name': me({ headers: { 'content-type': 'application/vnd.api+json' } }),
  'JSON with a charset': me({ headers: { 'content-type': 'application/json; charset=utf-8' } }),
  'JSON with another charset': me({
    headers: { 'content-type': 'application/json; charset=utf-16' },
  }),
  'JSON with parameters': me({
    headers: { 'content-type': 'application/json;charset="UTF-8"; x=1' },
  }),
  'a document as it is': { sent: raw(ME, { headers: { 'content-type': 'application/graphql' } }) },
  'a form': me({ headers: { 'content-type': 'text/plain' } }),
  'an answer as GraphQL': me({ headers: { accept: 'application/graphql-response+json' } }),
  'an answer as anything': me({ headers: { accept: '*/*' } }),
  'an answer as a page': me({ headers: { accept: 'text/html' } }),
  'an error, read by its status': {
    prepared: post({ query: PAGE, variables: { n: 1 } }),
    sent: post(
      { query: PAGE, variables: { n: 'x' } },
      { headers: { accept: 'application/graphql-response+json' } },
    ),
  },
  'a loss, read by its status': {
    sent: post(
      { query: '{ books { nodes { inStock } } }' },
      { headers: { accept: 'application/graphql-response+json' } },
    ),
  },
  GET: { sent: { method: 'GET', headers: json, path: `/graphql?query=${encodeURIComponent(ME)}` } },
  'GET of a page elsewhere': {
    sent: {
      method: 'GET',
      path: `/graphql?query=${encodeURIComponent(ME)}`,
      headers: { 'x-request-id': 'one-request' },
    },
  },
  HEAD: {
    sent: { method: 'HEAD', headers: json, path: `/graphql?query=${encodeURIComponent(ME)}` },
  },
  PUT: me({ method: 'PUT' }),
  OPTIONS: {
    sent: {
      method: 'OPTIONS',
      headers: {
        'x-request-id': 'one-request',
        origin: 'https://app.example',
        'access-control-request-method': 'POST',
      },
    },
  },
  'a query in the path as well': me({ path: '/graphql?query=%7Bme%7Bid%7D%7D' }),
  'a path with a slash': me({ path: '/graphql/' }),
  'a path below': me({ path: '/graphql/more' }),
  'another path': me({ path: '/other' }),
  'an origin that is allowed': me({ headers: { origin: 'https://app.example' } }),
  'an origin that is not': me({ headers: { origin: 'https://evil.example' } }),
  'an origin on this machine': me({ headers: { origin: 'http://localhost:3000' } }),
  'another host': me({ headers: { host: 'evil.example' } }),
  'a request id that is none': me({ headers: { 'x-request-id': 'one-request' } }),
  'a trace': me({
    headers: {
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      tracestate: 'a=b',
    },
  }),
  'a token where nobody is known': me({ headers: { authorization: 'Bearer x' } }),
  'to be told to go on': me({ headers: { expect: '100-continue' } }),
};

describe.each([
  ['in development', false],
  ['in production', true],
])('%s', (_name, production) => {
  let broken: MisbehavingServer;
  let shop: Bookshop;
  let gateway: TestGateway;
  beforeAll(async () => {
    broken = await startMisbehavingServer(misbehaviours['GraphQL errors without data']);
    shop = await startBookshop({ shipping: broken.url });
    gateway = await startTestGateway(shop.supergraphFile, {
      production,
      limits: mergeLimits({}),
      corsOrigins: ['https://app.example'],
    });
  });
  afterAll(async () => {
    await gateway.stop();
    await shop.stop();
    await broken.stop();
  });

  test.each(Object.entries(cases))('%s', async (_case, { sent, prepared = sent }) => {
    const first = await sendRaw(gateway.url, sent);
    for (let time = 0; time < 2; time += 1) await sendRaw(gateway.url, prepared);
    for (let time = 0; time < 2; time += 1) {
      expect(await sendRaw(gateway.url, sent)).toEqual(first);
    }
  });
});
