import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import {
  digestCall,
  openSigningKey,
  packGrants,
  signInternalToken,
  type Identity,
  type InternalCall,
  type SigningKey,
} from '@demarc/foundation/identity';
import { seedRef } from '@demarc/foundation/refs';
import { encodePart, epoch, makeKey } from '../kit/test-tokens.ts';
import { startKnownGraph, type KnownGraph } from './known-graph.ts';

const organization = seedRef('org', 1);
const user: Identity = {
  subject: seedRef('usr', 1, 1),
  grants: [
    { organization, workspace: null, permissions: ['billing.account.read'], onBehalfOf: null },
  ],
};
const BODY = JSON.stringify({ query: '{ pricePlans(first: 1) { nodes { id } } __typename }' });
const CALL: InternalCall = { audience: 'billing', method: 'POST', path: '/graphql', body: BODY };

let graph: KnownGraph;
let gateway: SigningKey;
let billing: SigningKey;
beforeAll(async () => {
  graph = await startKnownGraph();
  const folder = { folder: graph.keys, mayCreate: false };
  gateway = await openSigningKey('gateway', folder);
  billing = await openSigningKey('billing', folder);
});
afterAll(() => graph.stop());

/** What differs from the call that the token is for. */
interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly body?: string;
  readonly scheme?: string;
}

async function call(token: string | undefined, sent: Sent = {}) {
  const { path = '/graphql', method = 'POST', body = BODY, scheme = 'Bearer' } = sent;
  const response = await fetch(`${graph.origins.billing}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `${scheme} ${token}` }),
    },
    ...(method === 'POST' && { body }),
  });
  return { status: response.status, text: await response.text() };
}

async function expectRefused(reason: string, token: string | undefined, sent: Sent = {}) {
  const before = graph.memory.events.length;
  const answer = await call(token, sent);
  expect(answer.status).toBe(401);
  // One answer for every reason.
  expect(JSON.parse(answer.text)).toEqual({
    errors: [
      {
        message: 'This is for the gateway alone. Ask the gateway.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ],
  });
  const refusals = graph.memory.events
    .slice(before)
    .filter(({ event }) => event === 'call.refused');
  expect(refusals.map((event) => event['reason'])).toEqual([reason]);
  const signature = token?.split('.')[2] ?? '';
  if (signature !== '') expect(JSON.stringify(refusals).includes(signature)).toBe(false);
}

/** A token as the gateway signs it, but for what is said otherwise. */
function sign(
  claims: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, unknown>> = {},
  key: SigningKey = gateway,
): Promise<string> {
  const now = epoch();
  return new SignJWT({
    grants: packGrants(user.grants),
    call: digestCall(CALL),
    sub: user.subject,
    aud: 'billing',
    jti: crypto.randomUUID(),
    iat: now,
    exp: now + 30,
    ...claims,
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'demarc-internal+jwt', kid: key.name, ...header })
    .sign(key.privateKey);
}

test('the token of a call is taken, with what its user may do', async () => {
  const answer = await call(await signInternalToken(gateway, user, CALL));
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toMatchObject({ data: { pricePlans: { nodes: [{}] } } });
});

describe('without a token of the graph', () => {
  const questions = [
    BODY,
    JSON.stringify({ query: '{ _service { sdl } }' }),
    JSON.stringify({ query: '{ __schema { types { name } } }' }),
    JSON.stringify({ query: '{ __typename }' }),
    'no JSON',
  ];
  test.each(questions)('nobody is answered: %s', async (body) => {
    await expectRefused('absent', undefined, { body });
  });

  test.each(['/graphql', '/events?after=0', '/status', '/schema.graphql', '/', '/nowhere'])(
    'nothing is served at %s',
    async (path) => {
      await expectRefused('absent', undefined, { path, method: 'GET' });
    },
  );

  test('health is, because it tells nothing', async () => {
    expect(await call(undefined, { path: '/live', method: 'GET' })).toMatchObject({ status: 200 });
    expect(await call(undefined, { path: '/ready', method: 'GET' })).toMatchObject({ status: 200 });
  });

  test('the token of a user is none', async () => {
    await expectRefused('untrusted', await graph.issuer.sign(user.subject));
    const inside = { typ: 'demarc-internal+jwt' };
    await expectRefused('untrusted', await graph.issuer.sign(user.subject, { header: inside }));
  });

  test('another scheme carries none', async () => {
    await expectRefused('absent', await sign(), { scheme: 'Basic' });
  });
});

describe('forged tokens', () => {
  test('by another key of the same name', async () => {
    const { privateKey } = await makeKey('gateway');
    await expectRefused('untrusted', await sign({}, {}, { name: 'gateway', privateKey }));
  });

  test('by no key, and by the public one', async () => {
    const claims = { sub: user.subject, aud: 'billing', call: digestCall(CALL), grants: [] };
    await expectRefused('malformed', new UnsecuredJWT(claims).encode());
    const file = join(graph.keys, 'public', 'gateway.jwk');
    const header = { alg: 'HS256', typ: 'demarc-internal+jwt', kid: 'gateway' };
    const signed = `${encodePart(header)}.${encodePart(claims)}`;
    const mac = createHmac('sha256', await readFile(file))
      .update(signed)
      .digest('base64url');
    await expectRefused('malformed', `${signed}.${mac}`);
  });

  test.each<[string, unknown]>([
    ['a path', '../private/gateway'],
    ['another path', './gateway'],
    ['a process that is not there', 'nobody'],
    ['capitals', 'GATEWAY'],
    ['a list', ['gateway']],
    ['an object', { name: 'gateway' }],
    ['nothing', undefined],
  ])('with a `kid` that is %s', async (_, kid) => {
    const token = await sign();
    const [, payload = ''] = token.split('.');
    const header = encodePart({ alg: 'EdDSA', typ: 'demarc-internal+jwt', kid });
    const signed = Buffer.from(`${header}.${payload}`);
    const signature = await crypto.subtle.sign('Ed25519', gateway.privateKey, signed);
    const forged = `${header}.${payload}.${Buffer.from(signature).toString('base64url')}`;
    await expectRefused('untrusted', forged);
  });

  test('of another type', async () => {
    await expectRefused('malformed', await sign({}, { typ: 'at+jwt' }));
    await expectRefused('malformed', await sign({}, { typ: undefined }));
  });
});

describe('a token for something else', () => {
  test('for another process', async () => {
    const other = await signInternalToken(gateway, user, { ...CALL, audience: 'accounts' });
    await expectRefused('audience', other);
  });

  test('for another body, path, query or method', async () => {
    const other = JSON.stringify({ query: '{ pricePlans(first: 2) { nodes { id } } }' });
    await expectRefused('other call', await sign(), { body: other });
    await expectRefused('other call', await sign(), { body: '' });
    await expectRefused('other call', await sign(), { path: '/graphql?x=1' });
    await expectRefused('other call', await sign(), { path: '/graphql/' });
    await expectRefused('other call', await sign(), { path: '/grants' });
    await expectRefused('other call', await sign(), { method: 'GET' });
  });

  test('for this call, a second time', async () => {
    const token = await sign();
    expect((await call(token)).status).toBe(200);
    await expectRefused('replayed', token);
    // Also where the first time was another call, which was refused.
    const spent = await sign();
    await expectRefused('other call', spent, { body: '{}' });
    await expectRefused('replayed', spent);
  });

  test('a hundred times at once: once', async () => {
    const token = await sign();
    const answers = await Promise.all(Array.from({ length: 100 }, () => call(token)));
    const taken = answers.filter(({ status }) => status === 200);
    expect([taken.length, answers.length]).toEqual([1, 100]);
  });
});

describe('a token of another time', () => {
  type Claims = (now: number) => Record<string, unknown>;
  test.each<[string, Claims, string]>([
    ['expired', (now) => ({ iat: now - 60, exp: now - 30 }), 'expired'],
    [
      'old, though it says that it holds for a year',
      (now) => ({ iat: now - 60, exp: now + 3e7 }),
      'expired',
    ],
    ['of the future', (now) => ({ iat: now + 120, exp: now + 150 }), 'malformed'],
    ['without an end', () => ({ exp: undefined }), 'malformed'],
    ['without a beginning', () => ({ iat: undefined }), 'malformed'],
    ['without an id', () => ({ jti: undefined }), 'malformed'],
    ['without a call', () => ({ call: undefined }), 'malformed'],
    ['without grants', () => ({ grants: undefined }), 'malformed'],
    ['with grants of another shape', () => ({ grants: user.grants }), 'malformed'],
    [
      'with grants of permissions that it does not say',
      () => ({ grants: { sets: [], places: [[organization, null, 0, null]] } }),
      'malformed',
    ],
    ['without a subject', () => ({ sub: undefined }), 'malformed'],
  ])('%s', async (_, claims, reason) => {
    await expectRefused(reason, await sign(claims(epoch())));
  });
});

describe('a service that claims more than it is', () => {
  test('a user', async () => {
    await expectRefused('untrusted', await sign({}, {}, billing));
  });

  test('another service, or the gateway', async () => {
    const bare = { grants: packGrants([]) };
    await expectRefused('untrusted', await sign({ ...bare, sub: 'service:gateway' }, {}, billing));
    await expectRefused('untrusted', await sign({ ...bare, sub: 'service:operator' }, {}, billing));
    await expectRefused('untrusted', await sign({ ...bare, sub: 'service:billing' }));
  });

  test('itself, with grants', async () => {
    await expectRefused('untrusted', await sign({ sub: 'service:billing' }, {}, billing));
    await expectRefused('untrusted', await sign({ sub: 'service:gateway' }));
  });
});

test('a token that speaks for a user opens no door beside GraphQL', async () => {
  for (const path of ['/events?after=0.0.0', '/status']) {
    const token = await signInternalToken(gateway, user, {
      audience: 'billing',
      method: 'GET',
      path,
      body: '',
    });
    expect((await call(token, { path, method: 'GET' })).status).toBe(403);
  }
  const path = '/jobs/close-periods';
  const body = JSON.stringify({ now: '2026-11-02T00:00:00Z' });
  const token = await signInternalToken(gateway, user, { ...CALL, path, body });
  expect((await call(token, { path, body })).status).toBe(403);
});
