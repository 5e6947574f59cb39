import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mergeLimits } from '@demarc/foundation/config';
import {
  openInternalTokenVerifier,
  openTrustedKeys,
  unpackGrants,
  type Grant,
  type PackedGrants,
} from '@demarc/foundation/identity';
import type { Sharing } from '../../gateway/engine-settings.ts';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import { startMisbehavingServer, type MisbehavingServer } from '../kit/misbehaving-server.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';
import { decodePart, openTestIssuer, type TestIssuer } from '../kit/test-tokens.ts';

const ada = `usr_${'a'.repeat(26)}`;
const bob = `usr_${'b'.repeat(26)}`;
const QUERY = '{ me { name reviews { stars } } }';
const MUTATION = 'mutation { addReview(isbn: "b1", stars: 5) { stars } }';
const MUTATION_AND_MORE = 'mutation { addReview(isbn: "b1", stars: 5) { stars book { title } } }';

/** The subgraph that knows what users may do: how it answers, and what it was asked. */
interface Knowing {
  readonly asked: string[];
  readonly tokens: (string | undefined)[];
  answer: (subject: string, response: ServerResponse) => unknown;
}

let folder: string;
let issuer: TestIssuer;
let members: MisbehavingServer;
let knowing: Knowing;
let shop: Bookshop;
const gateways: TestGateway[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'told-subgraphs-'));
  issuer = await openTestIssuer(join(folder, 'jwks.json'));
  knowing = {
    asked: [],
    tokens: [],
    answer: (subject, response) => tell(response, [inOrg(subject)]),
  };
  members = await startMisbehavingServer((request, response) => answerMembers(request, response));
  shop = await startBookshop({ members: members.url });
});
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.stop();
  await shop.stop();
  await members.stop();
  await rm(folder, { recursive: true });
});

function answerMembers(request: IncomingMessage, response: ServerResponse): unknown {
  if (request.url !== '/grants') {
    knowing.tokens.push(request.headers.authorization);
    return send(response, { data: { me: { __typename: 'Member', id: 'm1', name: 'Ada' } } });
  }
  const { subject } = JSON.parse(members.received.at(-1) ?? '') as { subject: string };
  knowing.asked.push(subject);
  return knowing.answer(subject, response);
}

const send = (response: ServerResponse, body: object) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const tell = (response: ServerResponse, grants: readonly Grant[]) => send(response, { grants });

/** A grant that names whom it is for, so that a test sees where it went. */
function inOrg(subject: string, permissions: readonly string[] = ['reviews.read']): Grant {
  return { organization: `org_of_${subject}`, workspace: null, permissions, onBehalfOf: null };
}

/** A gateway that tells these subgraphs who asks. */
async function open(
  subgraphs: readonly string[] = ['members', 'reviews'],
  sharing: Sharing = { fetches: true, requests: true },
): Promise<TestGateway> {
  const gateway = await startTestGateway(shop.supergraphFile, {
    sharing,
    limits: mergeLimits({}),
    identity: {
      issuer: issuer.issuer,
      audience: issuer.audience,
      jwks: issuer.jwksFile,
      isDesk: false,
      grants: 'members',
      subgraphs,
      keys: { folder: join(folder, 'keys'), mayCreate: true },
    },
  });
  gateways.push(gateway);
  return gateway;
}

async function askAs(gateway: TestGateway, subject: string, query = QUERY) {
  const authorization = `Bearer ${await issuer.sign(subject)}`;
  return gateway.ask(query, { headers: { authorization } });
}

/** The Authorization headers that a subgraph of the bookshop was sent. */
const sentTo = (name: 'reviews' | 'books') =>
  shop.subgraphs[name].received.map(({ headers }) => headers.authorization);
function claimsOf(header: string | undefined): Record<string, unknown> {
  const claims = decodePart(header?.slice('Bearer '.length) ?? '', 1);
  const { grants, ...others } = claims as { grants?: PackedGrants };
  return { ...others, ...(grants && { grants: unpackGrants(grants) }) };
}

describe('who is told', () => {
  test('nobody, in a graph without identity: no token, whatever the client sends', async () => {
    const gateway = await startTestGateway(shop.supergraphFile, { limits: mergeLimits({}) });
    gateways.push(gateway);
    const answer = await askAs(gateway, ada);
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({ me: { name: 'Ada' } });
    expect([...knowing.tokens, ...sentTo('reviews')]).toEqual([undefined, undefined]);
    expect(knowing.asked).toEqual([]);
  });

  test('no subgraph that is not of demarc.yaml', async () => {
    const gateway = await open(['members']);
    const answer = await askAs(gateway, ada);
    expect(answer.errors).toBeUndefined();
    expect(sentTo('reviews')).toEqual([undefined]);
    expect(claimsOf(knowing.tokens[0])).toMatchObject({ sub: ada, aud: 'members', grants: [] });
    expect(knowing.asked).toEqual([]);
  });

  test('each with a token of its own, for this call, by this gateway', async () => {
    const gateway = await open();
    await askAs(gateway, ada);
    const [header] = sentTo('reviews');
    expect(claimsOf(header)).toMatchObject({ sub: ada, aud: 'reviews', grants: [inOrg(ada)] });
    const trusted = openTrustedKeys(join(folder, 'keys'));
    const token = header?.slice('Bearer '.length) ?? '';
    const result = await openInternalTokenVerifier('reviews', trusted).verify(token);
    expect(result).toMatchObject({ ok: true, identity: { subject: ada, grants: [inOrg(ada)] } });
    // The user's own token stays here.
    for (const sent of [header, ...knowing.tokens]) {
      expect(claimsOf(sent)).not.toMatchObject({ iss: issuer.issuer });
    }
  });

  test('a query that is sent twice has a new token each time', async () => {
    await shop.stop();
    const tokens: (string | undefined)[] = [];
    const reviews = await startMisbehavingServer((request, response) => {
      tokens.push(request.headers.authorization);
      if (tokens.length === 1) return request.socket.resetAndDestroy();
      return send(response, { data: { _entities: [{ reviews: [{ stars: 5 }] }] } });
    });
    shop = await startBookshop({ members: members.url, reviews: reviews.url });
    const answer = await askAs(await open(), ada);
    await reviews.stop();
    expect(answer.errors).toBeUndefined();
    const [first, second, ...others] = tokens.map((token) => claimsOf(token)['jti']);
    expect(others).toEqual([]);
    expect(typeof first).toBe('string');
    expect(second).not.toBe(first);
  });

  test('a mutation whose connection breaks is sent once', async () => {
    await shop.stop();
    const reviews = await startMisbehavingServer((request) => request.socket.resetAndDestroy());
    shop = await startBookshop({ members: members.url, reviews: reviews.url });
    const answer = await askAs(await open(), ada, MUTATION);
    await reviews.stop();
    expect(answer.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
    expect(reviews.received).toHaveLength(1);
  });
});

describe('what a user may do', () => {
  const ALONE: Sharing = { fetches: false, requests: false };

  test('is asked once for many operations, by the gateway itself', async () => {
    const gateway = await open(undefined, ALONE);
    await Promise.all(Array.from({ length: 20 }, () => askAs(gateway, ada)));
    expect(knowing.asked).toEqual([ada]);
    expect(sentTo('reviews')).toHaveLength(20);
  });

  test.each([
    ['where each operation is answered alone', ALONE],
    ['where fetches are shared', { fetches: true, requests: false }],
    ['where requests are shared', { fetches: false, requests: true }],
  ])('is never told of somebody else, %s', async (_, sharing) => {
    const gateway = await open(undefined, sharing);
    const users = Array.from({ length: 40 }, (__, index) => (index % 2 === 0 ? ada : bob));
    const answers = await Promise.all(users.map((subject) => askAs(gateway, subject)));
    for (const answer of answers) expect(answer.errors).toBeUndefined();
    expect([...knowing.asked].sort()).toEqual([ada, bob]);
    const told = sentTo('reviews').map(claimsOf);
    if (sharing === ALONE) expect(told).toHaveLength(40);
    expect(new Set(told.map(({ sub }) => sub))).toEqual(new Set([ada, bob]));
    for (const { sub, grants } of told) expect(grants).toEqual([inOrg(String(sub))]);
  });

  test('is asked anew after a write, also within the same operation', async () => {
    const gateway = await open(['members', 'reviews', 'books']);
    await askAs(gateway, ada);
    const permission = ['reviews.read', 'reviews.write'];
    knowing.answer = (subject, response) => tell(response, [inOrg(subject, permission)]);
    const answer = await askAs(gateway, ada, MUTATION_AND_MORE);
    expect(answer.errors).toBeUndefined();
    expect(knowing.asked).toEqual([ada, ada]);
    expect(sentTo('reviews').map((sent) => claimsOf(sent)['grants'])).toEqual([
      [inOrg(ada)],
      [inOrg(ada)],
    ]);
    expect(sentTo('books').map((sent) => claimsOf(sent)['grants'])).toEqual([
      [inOrg(ada, permission)],
    ]);
  });

  test('is asked anew after a write that failed', async () => {
    const gateway = await open();
    await askAs(gateway, ada);
    await shop.subgraphs.reviews.stop();
    const failed = await askAs(gateway, ada, MUTATION);
    expect(failed.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
    await askAs(gateway, ada);
    expect(knowing.asked).toEqual([ada, ada]);
  });
});

describe('where that cannot be found out', () => {
  test.each<[string, Knowing['answer'], RegExp]>([
    ['HTTP 500', (_, response) => response.writeHead(500).end(), /^HTTP 500 to POST/],
    ['a reset', (_, response) => response.socket?.resetAndDestroy(), /ECONNRESET|UND_ERR_SOCKET/],
    ['no JSON', (_, response) => response.end('secret things'), /is no JSON$/],
    ['no grants', (_, response) => response.end('{"grants":[{}]}'), /holds no grants$/],
    ['nothing', () => undefined, /^no answer in time/],
  ])(
    'by %s, the fields that need it say so, and the others are answered',
    async (_, answer, reason) => {
      const gateway = await open();
      knowing.answer = answer;
      const result = await askAs(gateway, ada);
      expect(result.status).toBe(200);
      expect(result.data).toEqual({ me: { name: 'Ada', reviews: null } });
      expect(result.errors).toMatchObject([
        {
          message: 'What you may do cannot be found out now.',
          path: ['me', 'reviews'],
          extensions: { code: 'AUTHORIZATION_UNAVAILABLE' },
        },
      ]);
      expect(sentTo('reviews')).toEqual([]);
      const [logged, ...others] = gateway.memory.named('request.error');
      expect(others).toEqual([]);
      expect(logged).toMatchObject({ code: 'AUTHORIZATION_UNAVAILABLE', subgraph: 'reviews' });
      expect(logged?.['reason']).toMatch(reason);
    },
  );

  test('an answer that came at the second try is as good', async () => {
    const gateway = await open();
    let tries = 0;
    knowing.answer = (subject, response) => {
      tries += 1;
      return tries === 1 ? response.socket?.resetAndDestroy() : tell(response, [inOrg(subject)]);
    };
    expect((await askAs(gateway, ada)).errors).toBeUndefined();
    expect(tries).toBe(2);
  });

  test('a client that leaves is not waited for, and others get the answer', async () => {
    const gateway = await open();
    const held = Promise.withResolvers<ServerResponse>();
    knowing.answer = (_, response) => held.resolve(response);
    const leaving = new AbortController();
    const authorization = `Bearer ${await issuer.sign(ada)}`;
    const left = gateway.ask(QUERY, { headers: { authorization }, signal: leaving.signal });
    const stayed = askAs(gateway, ada);
    const response = await held.promise;
    leaving.abort();
    await expect(left).rejects.toThrow();
    tell(response, [inOrg(ada)]);
    expect((await stayed).errors).toBeUndefined();
    expect(knowing.asked).toEqual([ada]);
  });
});

describe('more than can be told', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => inOrg(`${ada}_${index}`));

  test('fails by a code of its own, in the answer and in the log', async () => {
    const gateway = await open();
    knowing.answer = (_, response) => tell(response, many(300));
    const result = await askAs(gateway, ada);
    expect(result.data).toEqual({ me: { name: 'Ada', reviews: null } });
    expect(result.errors).toMatchObject([
      { path: ['me', 'reviews'], extensions: { code: 'AUTHORIZATION_TOO_LARGE' } },
    ]);
    expect(sentTo('reviews')).toEqual([]);
    const [logged] = gateway.memory.named('request.error');
    expect(logged).toMatchObject({ code: 'AUTHORIZATION_TOO_LARGE', subgraph: 'reviews' });
    expect(logged?.['reason']).toMatch(/^\d+ bytes of authorization, 300 grants$/);
  });

  test('and what fits arrives: a token of nearly 12 KiB is a header that subgraphs read', async () => {
    const gateway = await open();
    knowing.answer = (_, response) => tell(response, many(140));
    const result = await askAs(gateway, ada);
    expect(result.errors).toBeUndefined();
    const [sent = ''] = sentTo('reviews');
    expect(sent.length).toBeGreaterThan(10_000);
    expect(sent.length).toBeLessThanOrEqual(12 * 1024);
    expect(claimsOf(sent)['grants']).toHaveLength(140);
  });
});

test("a subgraph that does not take the gateway's token is out of order: no client can do better", async () => {
  await shop.stop();
  const reviews = await startMisbehavingServer((_request, response) =>
    response
      .writeHead(401, { 'content-type': 'application/json' })
      .end('{"errors":[{"message":"Who?","extensions":{"code":"UNAUTHENTICATED"}}]}'),
  );
  shop = await startBookshop({ members: members.url, reviews: reviews.url });
  const gateway = await open();
  const result = await askAs(gateway, ada);
  await reviews.stop();
  expect(result.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
  expect(gateway.memory.named('request.error')).toMatchObject([
    { reason: "HTTP 401: it does not take this gateway's tokens" },
  ]);
});

test('no log carries a token, a part of one, or what somebody may do', async () => {
  const gateway = await open();
  await askAs(gateway, ada);
  await askAs(gateway, ada, MUTATION);
  knowing.answer = (_, response) => response.writeHead(500).end();
  await askAs(gateway, bob);
  const log = JSON.stringify(gateway.memory.events);
  expect(log).toContain('AUTHORIZATION_UNAVAILABLE');
  expect(log).not.toMatch(/eyJ|Bearer|org_of_|reviews\.read/);
});
