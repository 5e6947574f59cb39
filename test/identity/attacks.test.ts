import { createHmac, createPublicKey } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EncryptJWT, SignJWT, UnsecuredJWT } from 'jose';
import { openSigningKey, signInternalToken } from '@demarc/foundation/identity';
import { seedRef } from '@demarc/foundation/refs';
import {
  decodePart,
  encodePart,
  epoch,
  makeKey,
  signAnything,
  type TestKey,
} from '../kit/test-tokens.ts';
import { askAs, user, type Asking } from './ask-as.ts';
import { startKnownGraph, type KnownGraph } from './known-graph.ts';

let graph: KnownGraph;
let asking: Asking;
let stranger: TestKey;
/** Somewhere that keys could be fetched from, by whoever believes a token. */
let lure: { readonly url: string; readonly hits: string[]; stop(): Promise<unknown> };
beforeAll(async () => {
  graph = await startKnownGraph();
  asking = askAs(graph);
  stranger = await makeKey('first');
  lure = await startLure();
});
afterAll(async () => {
  await graph.stop();
  await lure.stop();
});

async function startLure() {
  const hits: string[] = [];
  const server = createServer((call, response) => {
    hits.push(call.url ?? '');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [stranger.jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise((resolve) => server.close(resolve));
  return { url: `http://127.0.0.1:${port}/jwks.json`, hits, stop };
}

test('a right token is taken, and shows what its user may see', async () => {
  await asking.expectTaken(await graph.issuer.sign(user));
});

describe('signatures', () => {
  test('none at all, by leaving it out or away', async () => {
    const [header = '', payload = ''] = (await graph.issuer.sign(user)).split('.');
    await asking.expectTokenRefused('signature', `${header}.${payload}.`);
    await asking.expectTokenRefused('malformed', `${header}.${payload}`);
  });

  test.each(['none', 'None', 'NONE', ''])('of the algorithm "%s"', async (alg) => {
    const claims = decodePart(await graph.issuer.sign(user), 1);
    const unsecured = new UnsecuredJWT(claims).encode();
    await asking.expectTokenRefused('algorithm', unsecured);
    const header = encodePart({ alg, kid: graph.issuer.key.kid });
    await asking.expectTokenRefused('algorithm', `${header}.${encodePart(claims)}.`);
  });

  test('HS256 with the public key for a secret, however it is written', async () => {
    const { jwk, kid } = graph.issuer.key;
    const claims = encodePart(decodePart(await graph.issuer.sign(user), 1));
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    const secrets = [
      key.export({ type: 'spki', format: 'pem' }),
      key.export({ type: 'spki', format: 'der' }),
      Buffer.from(String(jwk.x), 'base64url'),
      JSON.stringify(jwk),
    ];
    for (const secret of secrets) {
      const signed = `${encodePart({ alg: 'HS256', kid, typ: 'JWT' })}.${claims}`;
      const mac = createHmac('sha256', secret).update(signed).digest('base64url');
      await asking.expectTokenRefused('algorithm', `${signed}.${mac}`);
    }
  });

  test('of a key of the same name that is another', async () => {
    await asking.expectTokenRefused('signature', await graph.issuer.sign(user, { key: stranger }));
  });

  test('of a token whose claims were changed afterwards', async () => {
    const token = await graph.issuer.sign(user);
    const [header = '', , signature = ''] = token.split('.');
    const claims = { ...decodePart(token, 1), sub: seedRef('usr', 2, 1) };
    await asking.expectTokenRefused('signature', `${header}.${encodePart(claims)}.${signature}`);
  });

  test('of zeros, of nothing that is base64, of another length', async () => {
    const [header = '', payload = ''] = (await graph.issuer.sign(user)).split('.');
    await asking.expectTokenRefused('signature', `${header}.${payload}.${'A'.repeat(86)}`);
    await asking.expectTokenRefused('signature', `${header}.${payload}.AAAA`);
    await asking.expectTokenRefused('malformed', `${header}.${payload}.@@@@`);
  });
});

describe('claims', () => {
  /** Of the moment, because a test may come a minute after the file was read. */
  type Claims = (now: number) => Record<string, unknown>;
  test.each<[string, Claims, string]>([
    ['another issuer', () => ({ iss: 'https://other.example' }), 'issuer'],
    ['no issuer', () => ({ iss: undefined }), 'issuer'],
    [
      'the issuer of desks, in another environment',
      () => ({ iss: 'urn:demarc:development' }),
      'issuer',
    ],
    ['a list of issuers', () => ({ iss: ['https://issuer.example'] }), 'issuer'],
    ['another audience', () => ({ aud: 'demarc' }), 'audience'],
    ['a list without this audience', () => ({ aud: ['demarc', 'billing'] }), 'audience'],
    ['no audience', () => ({ aud: undefined }), 'audience'],
    ['no end', () => ({ exp: undefined }), 'malformed'],
    ['an end that is a text', (now) => ({ exp: String(now + 900) }), 'malformed'],
    ['an end 40 s ago', (now) => ({ exp: now - 40 }), 'expired'],
    ['a beginning in a minute', (now) => ({ nbf: now + 60 }), 'not yet valid'],
    ['issued in a minute', (now) => ({ iat: now + 60 }), 'not yet valid'],
    ['issued at a text', () => ({ iat: 'yesterday' }), 'malformed'],
    ['no subject', () => ({ sub: undefined }), 'subject'],
    ['a subject that is no user', () => ({ sub: 'service:gateway' }), 'subject'],
    ['a subject with more behind it', () => ({ sub: `${user}\n` }), 'subject'],
    ['a subject in capitals', () => ({ sub: user.toUpperCase() }), 'subject'],
  ])('%s', async (_, claims, reason) => {
    await asking.expectTokenRefused(
      reason,
      await graph.issuer.sign(user, { claims: claims(epoch()) }),
    );
  });

  test('a subject that is a list of one', async () => {
    const { key } = graph.issuer;
    const claims = { ...decodePart(await graph.issuer.sign(user), 1), sub: [user] };
    const token = await signAnything({ alg: 'EdDSA', kid: key.kid }, claims, key);
    await asking.expectTokenRefused('subject', token);
  });

  test('clocks may be half a minute apart, and a list may name this audience', async () => {
    const present = epoch();
    await asking.expectTaken(await graph.issuer.sign(user, { claims: { exp: present - 20 } }));
    await asking.expectTaken(
      await graph.issuer.sign(user, { claims: { nbf: present + 20, iat: present + 20 } }),
    );
    const aud = ['somebody', graph.issuer.audience];
    await asking.expectTaken(await graph.issuer.sign(user, { claims: { aud } }));
  });
});

describe('headers that point at keys', () => {
  test.each<[string, unknown]>([
    ['a path', '../../../../etc/passwd'],
    ['SQL', "first' OR '1'='1"],
    ['another case', 'FIRST'],
    ['a property of every object', '__proto__'],
    ['a URL', 'https://keys.example/first'],
    ['an object', { $ne: null }],
    ['a list', ['first']],
    ['a number', 0],
    ['nothing', undefined],
    ['an empty text', ''],
  ])('a `kid` that is %s', async (_, kid) => {
    const claims = decodePart(await graph.issuer.sign(user), 1);
    const header = { alg: 'EdDSA', typ: 'JWT', ...(kid !== undefined && { kid }) };
    const token = await signAnything(header, claims, graph.issuer.key);
    await asking.expectTokenRefused('unknown key', token);
  });

  test('`jwk`, `jku`, `x5u` and `x5c` of the sender are not looked at', async () => {
    const pointers = [
      { jwk: stranger.jwk },
      { jku: lure.url },
      { x5u: lure.url },
      { x5c: ['MIIB'] },
    ];
    for (const pointer of pointers) {
      const known = await graph.issuer.sign(user, { key: stranger, header: pointer });
      await asking.expectTokenRefused('signature', known);
      const unknown = await graph.issuer.sign(user, {
        key: stranger,
        header: { ...pointer, kid: 'mine' },
      });
      await asking.expectTokenRefused('unknown key', unknown);
    }
    expect(lure.hits).toEqual([]);
  });

  test('what must be understood and is not (`crit`), an unencoded payload (`b64`)', async () => {
    const { key } = graph.issuer;
    const claims = decodePart(await graph.issuer.sign(user), 1);
    const extras = [{ crit: ['urn:x'], 'urn:x': 1 }, { crit: [] }, { crit: ['b64'], b64: false }];
    for (const extra of extras) {
      const header = { alg: 'EdDSA', kid: key.kid, ...extra };
      await asking.expectTokenRefused('malformed', await signAnything(header, claims, key));
    }
  });
});

describe('tokens of another kind', () => {
  test("a token of the graph's own calls", async () => {
    const key = await openSigningKey('gateway', { folder: graph.keys, mayCreate: false });
    const call = { audience: 'accounts', method: 'POST', path: '/graphql', body: '' };
    const token = await signInternalToken(key, { subject: user, grants: [] }, call);
    await asking.expectTokenRefused('type', token);
    const { sub, exp } = decodePart(token, 1);
    // Even if it said that it was for here.
    const dressed = new SignJWT({
      sub,
      exp,
      iss: graph.issuer.issuer,
      aud: graph.issuer.audience,
    } as never);
    dressed.setProtectedHeader({ alg: 'EdDSA', kid: 'gateway', typ: 'at+jwt' });
    await asking.expectTokenRefused('unknown key', await dressed.sign(key.privateKey));
  });

  test.each(['id+jwt', 'logout+jwt', 'secevent+jwt', 'dpop+jwt', 'JOSE'])(
    'of the type %s',
    async (typ) => {
      await asking.expectTokenRefused('type', await graph.issuer.sign(user, { header: { typ } }));
    },
  );

  test.each(['JWT', 'jwt', 'at+jwt', 'application/at+jwt'])(
    'but of the type %s it is taken',
    async (typ) => {
      await asking.expectTaken(await graph.issuer.sign(user, { header: { typ } }));
    },
  );

  test('an encrypted one', async () => {
    const secret = new Uint8Array(32);
    const encrypted = await new EncryptJWT({ sub: user })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: 'first' })
      .encrypt(secret);
    await asking.expectTokenRefused('algorithm', encrypted);
  });

  test('of another issuer, with a key of the same name', async () => {
    const claims = { iss: 'urn:demarc:development', aud: 'demarc' };
    await asking.expectTokenRefused(
      'signature',
      await graph.issuer.sign(user, { key: stranger, claims }),
    );
  });
});

test('each of the three algorithms is taken, with a key that is for it', async () => {
  const { EdDSA, ES256, RS256 } = graph.issuer.keys;
  for (const key of [EdDSA, ES256, RS256])
    await asking.expectTaken(await graph.issuer.sign(user, { key }));
  const crossed = await graph.issuer.sign(user, { key: { ...ES256, kid: RS256.kid } });
  await asking.expectTokenRefused('unknown key', crossed);
});
