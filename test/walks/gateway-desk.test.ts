import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'undici';
import { DEV_ISSUER, devJwksFile, signDevToken } from '@demarc/foundation/identity';
import { mergeLimits } from '@demarc/foundation/config';
import { seedRef } from '@demarc/foundation/refs';
import type { Config } from '@demarc/gateway/config';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import { startGatewayProcess } from '../kit/gateway-process.ts';
import { ask, startTestGateway, type TestGateway } from '../kit/test-gateway.ts';
import { decodePart } from '../kit/test-tokens.ts';

const user = seedRef('usr', 1, 1);

let folder: string;
let keys: string;
let shop: Bookshop;
let desk: TestGateway;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-desk-'));
  keys = join(folder, 'keys');
  shop = await startBookshop();
  desk = await open();
});
afterAll(async () => {
  await desk.stop();
  await shop.stop();
  await rm(folder, { recursive: true });
});

function open(overrides: Partial<Config> = {}): Promise<TestGateway> {
  return startTestGateway(shop.supergraphFile, {
    limits: mergeLimits({}),
    identity: {
      issuer: DEV_ISSUER,
      audience: 'demarc',
      jwks: devJwksFile(keys),
      isDesk: true,
      grants: 'members',
      subgraphs: ['members'],
      keys: { folder: keys, mayCreate: true },
    },
    ...overrides,
  });
}

const token = (subject = user) =>
  signDevToken({
    folder: keys,
    subject,
    issuer: DEV_ISSUER,
    audience: 'demarc',
    now: new Date(),
  });

describe('a desk', () => {
  test('takes the tokens that it prints, and says how to get one', async () => {
    const known = await desk.ask('{ me { name } }', {
      headers: { authorization: `Bearer ${await token()}` },
    });
    expect(known).toMatchObject({ status: 200, data: { me: { name: 'Ada' } } });
    const anonymous = await desk.ask('{ me { name } }');
    expect(anonymous.errors?.[0]?.message).toBe(
      'This graph answers to those whom it knows. Let `npx demarc dev-token` print a token, and send it as `authorization: Bearer …`.',
    );
  });

  const headersFor = async (gateway: TestGateway, site: string | undefined) => {
    const reply = await request(`${gateway.url}/explorer/first-headers.json`, {
      headers: { ...(site !== undefined && { 'sec-fetch-site': site }) },
    });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['cache-control']).toBe('no-store');
    return reply.body.text();
  };

  test('opens its explorer with a token that is taken', async () => {
    const headers = JSON.parse(await headersFor(desk, 'same-origin')) as Record<string, string>;
    expect(decodePart(headers['authorization']?.slice('Bearer '.length) ?? '', 1)).toMatchObject({
      sub: user,
      iss: DEV_ISSUER,
    });
    const answer = await desk.ask('{ me { name } }', { headers });
    expect(answer.data).toEqual({ me: { name: 'Ada' } });
  });

  test('hands that token to no other page, and to none from elsewhere', async () => {
    for (const site of ['cross-site', 'same-site', 'none', undefined]) {
      expect(await headersFor(desk, site)).toBe('');
    }
    const outside = await open({ host: '0.0.0.0' });
    expect(await headersFor(outside, 'same-origin')).toBe('');
    await outside.stop();
  });

  test('has none where the issuer is another one, and no explorer in production', async () => {
    const identity = { issuer: 'https://issuer.example', isDesk: false };
    const settings = { jwks: devJwksFile(keys), audience: 'demarc', grants: 'members' };
    const rest = { subgraphs: ['members'], keys: { folder: keys, mayCreate: true } };
    const other = await open({ identity: { ...identity, ...settings, ...rest } });
    expect(await headersFor(other, 'same-origin')).toBe('');
    await other.stop();
    const production = await open({
      production: true,
      identity: { ...identity, ...settings, ...rest },
    });
    const reply = await request(`${production.url}/explorer/first-headers.json`);
    expect(reply.statusCode).toBe(404);
    const anonymous = await production.ask('{ me { name } }');
    expect(anonymous.errors?.[0]?.message).toBe(
      'This graph answers to those whom it knows. Sign in for a token, and send it as `authorization: Bearer …`.',
    );
    // Nor is anybody told what is wrong with a document, or what is in the schema.
    for (const document of ['{ me { nmae } }', '{ __typename }', '{']) {
      const hidden = await production.ask(document);
      expect(hidden).toMatchObject({
        status: 401,
        errors: anonymous.errors?.map(({ message }) => ({ message })),
      });
      expect(hidden.headers.get('www-authenticate')).toBe('Bearer');
    }
    await production.stop();
  });
});

describe('a token does not open what is closed:', () => {
  const bearer = async () => ({ authorization: `Bearer ${await token()}` });

  test('a mutation by GET is refused, and a query by GET is answered', async () => {
    const get = async (query: string) =>
      request(`${desk.url}/graphql?query=${encodeURIComponent(query)}`, {
        headers: { ...(await bearer()), 'x-require-preflight': '1' },
      });
    const before = shop.subgraphs.reviews.received.length;
    const mutation = await get('mutation { addReview(isbn: "b1", stars: 5) { stars } }');
    expect(mutation.statusCode).toBe(405);
    await mutation.body.dump();
    expect(shop.subgraphs.reviews.received).toHaveLength(before);
    const query = await get('{ me { name } }');
    expect(query.statusCode).toBe(200);
    await query.body.dump();
  });

  test('a request that another site could send without asking is refused', async () => {
    const get = await request(`${desk.url}/graphql?query=%7B__typename%7D`, {
      headers: await bearer(),
    });
    expect(get.statusCode).toBe(400);
    expect(await get.body.text()).toContain('BAD_REQUEST');
    const form = await request(`${desk.url}/graphql`, {
      method: 'POST',
      headers: { ...(await bearer()), 'content-type': 'text/plain' },
      body: '{"query":"{ __typename }"}',
    });
    expect(form.statusCode).toBe(415);
    await form.body.dump();
  });

  test('a page of another origin may neither ask nor read', async () => {
    const preflight = (origin: string) =>
      request(`${desk.url}/graphql`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type',
        },
      });
    const foreign = await preflight('https://evil.example');
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
    await foreign.body.dump();
    const near = await preflight('http://localhost:5173');
    expect(near.headers['access-control-allow-headers']).toContain('authorization');
    await near.body.dump();
  });
});

describe('the process', () => {
  const yaml = (identity: string) => `graph: bookshop
owners: owners.yaml
gateway: { port: 4000 }
identity: ${identity}
subgraphs:
  - { name: members, contract: members.graphql, url: "${shop.subgraphs.members.url}" }
  - { name: other, contract: members.graphql, url: "https://other.example/graphql" }
`;
  const own = '{ issuer: "urn:demarc:development", audience: demarc, grants: members }';
  const others =
    '{ issuer: "https://issuer.example", audience: demarc, grants: members, jwks: none.json }';

  async function start(identity: string, env: Readonly<Record<string, string>> = {}) {
    const config = join(folder, 'demarc.yaml');
    await writeFile(join(folder, 'members.graphql'), 'type Query { me: Int }');
    await writeFile(
      join(folder, 'owners.yaml'),
      'teams: [{ id: all, name: All, contact: "#all", people: [], contexts: [members] }]',
    );
    await writeFile(config, yaml(identity));
    return startGatewayProcess({
      DEMARC_SUPERGRAPH: shop.supergraphFile,
      DEMARC_CONFIG: config,
      DEMARC_HOME: folder,
      DEMARC_PORT: '0',
      ...env,
    });
  }

  test('on a desk makes the issuer and its own key, and takes tokens', async () => {
    const home = join(folder, 'fresh');
    const gateway = await start(own, { DEMARC_HOME: home });
    const outcome = await gateway.outcome;
    if (outcome.type !== 'ready') throw new Error(gateway.output());
    const bearer = await signDevToken({
      folder: join(home, 'keys'),
      subject: user,
      issuer: DEV_ISSUER,
      audience: 'demarc',
      now: new Date(),
    });
    const endpoint = `${outcome.url}/graphql`;
    const headers = { authorization: `Bearer ${bearer}` };
    const answer = await ask(endpoint, '{ me { name } }', { headers });
    expect(answer.data).toEqual({ me: { name: 'Ada' } });
    expect((await ask(endpoint, '{ me { name } }')).status).toBe(401);
    gateway.kill('SIGTERM');
    expect(await gateway.exited).toBe(0);
    expect(gateway.output()).not.toContain('eyJ');
  });

  test.each([
    [
      'with the issuer of a desk in production',
      own,
      { NODE_ENV: 'production' },
      2,
      'GATEWAY_ENVIRONMENT_INVALID',
      'urn:demarc:development',
    ],
    [
      'without a subgraph that knows what users may do',
      own.replace('grants: members', 'grants: other'),
      {},
      3,
      'SUPERGRAPH_INVALID',
      'has no subgraph "other"',
    ],
    ['without the keys of its issuer', others, {}, 3, 'JWKS_UNREADABLE', 'none.json'],
    [
      'without a key of its own in production',
      others,
      { NODE_ENV: 'production', DEMARC_KEYS: '/nowhere' },
      3,
      'SIGNING_KEY_MISSING',
      '/nowhere/private/gateway.jwk',
    ],
  ])('does not start %s', async (_, identity, env, exit, code, names) => {
    const gateway = await start(identity, env);
    const outcome = await gateway.outcome;
    if (outcome.type !== 'failed') throw new Error(gateway.output());
    expect({ ...outcome, exit: await gateway.exited }).toMatchObject({ exit, code });
    expect(outcome.message).toContain(names);
  });
});
