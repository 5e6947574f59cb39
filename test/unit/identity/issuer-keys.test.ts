import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  openIssuerKeys,
  openUserTokenVerifier,
  type UserTokenVerifier,
} from '@demarc/foundation/identity';
import { makeKey, openTestIssuer, type TestIssuer, type TestKey } from '../../kit/test-tokens.ts';

const user = `usr_${'0'.repeat(26)}`;
const taken = { ok: true, subject: user };
const refused = { ok: false, reason: 'unknown key' };

let folder: string;
let issuer: TestIssuer;
let clock: number;
let unreadable: string[];
const stops: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'issuer-keys-'));
  issuer = await openTestIssuer(join(folder, 'jwks.json'));
  clock = 0;
  unreadable = [];
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await rm(folder, { recursive: true });
});

async function open(location: string): Promise<UserTokenVerifier> {
  const keys = await openIssuerKeys({
    location,
    now: () => clock,
    onUnreadable: (reason) => unreadable.push(reason),
  });
  return openUserTokenVerifier({ issuer: issuer.issuer, audience: issuer.audience, keys });
}

/** A server of keys, as it is told to answer, and how often it was asked. */
async function serve(answer: RequestListener) {
  const served = { asked: 0, answer, url: '' };
  const server = createServer((request, response) => {
    served.asked += 1;
    served.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  served.url = `http://127.0.0.1:${port}/jwks.json`;
  stops.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return served;
}

const answerKeys =
  (...keys: readonly TestKey[]): RequestListener =>
  (_request, response) =>
    void response.end(JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }));

describe('a file', () => {
  test('that is not there, or holds no keys, ends the start and says why', async () => {
    const missing = open(join(folder, 'none.json'));
    await expect(missing).rejects.toMatchObject({ code: 'JWKS_UNREADABLE' });
    await expect(missing).rejects.toThrow(
      /none\.json, are of no use: it cannot be read \(ENOENT\)/,
    );
    for (const [text, reason] of [
      ['{', 'it is no JSON'],
      ['{}', 'it holds no keys'],
      ['{"keys":[]}', 'it holds no keys'],
      ['{"keys":[7]}', 'JSON Web Key Set malformed'],
      ['null', 'it holds no keys'],
    ] as const) {
      await writeFile(issuer.jwksFile, text);
      await expect(open(issuer.jwksFile)).rejects.toThrow(reason);
    }
  });

  test('is looked at again for a key that is new, and the keys that are gone are no longer taken', async () => {
    const verifier = await open(issuer.jwksFile);
    const second = await makeKey('newer');
    await issuer.publish([second]);
    expect(await verifier.verify(await issuer.sign(user, { key: second }))).toEqual(taken);
    expect(await verifier.verify(await issuer.sign(user))).toEqual(refused);
  });

  test('is looked at again no sooner than 30 s later', async () => {
    const verifier = await open(issuer.jwksFile);
    const [second, third] = [await makeKey('newer'), await makeKey('newest')];
    await issuer.publish([issuer.key, second]);
    expect(await verifier.verify(await issuer.sign(user, { key: third }))).toEqual(refused);
    await issuer.publish([issuer.key, second, third]);
    clock = 29_999;
    const token = await issuer.sign(user, { key: third });
    expect(await verifier.verify(token)).toEqual(refused);
    expect(await verifier.verify(await issuer.sign(user, { key: second }))).toEqual(taken);
    clock = 30_000;
    expect(await verifier.verify(token)).toEqual(taken);
  });

  test('that breaks later leaves the keys that are known', async () => {
    const verifier = await open(issuer.jwksFile);
    await writeFile(issuer.jwksFile, 'half a');
    const stranger = await issuer.sign(user, { key: await makeKey('newer') });
    expect(await verifier.verify(stranger)).toEqual(refused);
    expect(unreadable).toEqual(['it is no JSON']);
    expect(await verifier.verify(await issuer.sign(user))).toEqual(taken);
  });

  test('with a private key, or one that is too short, gives no key', async () => {
    const { privateKey } = issuer.key;
    const jwk = { ...issuer.key.jwk, d: (await crypto.subtle.exportKey('jwk', privateKey)).d };
    await writeFile(issuer.jwksFile, JSON.stringify({ keys: [jwk] }));
    const verifier = await open(issuer.jwksFile);
    expect(await verifier.verify(await issuer.sign(user))).toMatchObject({ ok: false });
  });
});

describe('a URL', () => {
  test('is asked once for a hundred unknown keys at once, and not again for 30 s', async () => {
    const server = await serve(answerKeys(issuer.key));
    const verifier = await open(server.url);
    expect(server.asked).toBe(1);
    const tokens = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        issuer.sign(user, { header: { kid: `unknown-${index}` } }),
      ),
    );
    const all = await Promise.all(tokens.map((token) => verifier.verify(token)));
    expect(all.every(({ ok }) => !ok)).toBe(true);
    expect(server.asked).toBe(2);
    clock = 29_999;
    await Promise.all(tokens.map((token) => verifier.verify(token)));
    expect(server.asked).toBe(2);
    clock = 30_000;
    await Promise.all(tokens.map((token) => verifier.verify(token)));
    expect(server.asked).toBe(3);
  });

  test('that does not answer at first is asked again, and no token is taken until it does', async () => {
    const server = await serve((_request, response) => void response.writeHead(503).end());
    const verifier = await open(server.url);
    expect(unreadable).toEqual(['HTTP 503']);
    const token = await issuer.sign(user);
    expect(await verifier.verify(token)).toEqual(refused);
    server.answer = answerKeys(issuer.key);
    // Failures too are followed by a rest.
    expect(await verifier.verify(token)).toEqual(refused);
    expect(server.asked).toBe(1);
    clock = 30_000;
    expect(await verifier.verify(token)).toEqual(taken);
  });

  test('that fails later leaves the keys that are known', async () => {
    const server = await serve(answerKeys(issuer.key));
    const verifier = await open(server.url);
    server.answer = (request) => request.socket.destroy();
    clock = 60_000;
    const stranger = await issuer.sign(user, { key: await makeKey('newer') });
    expect(await verifier.verify(stranger)).toEqual(refused);
    expect(unreadable).toHaveLength(1);
    expect(await verifier.verify(await issuer.sign(user))).toEqual(taken);
  });

  test('is asked again after ten minutes: a withdrawn key is not taken for ever', async () => {
    const server = await serve(answerKeys(issuer.key));
    const verifier = await open(server.url);
    server.answer = answerKeys(await makeKey('newer'));
    const token = await issuer.sign(user);
    clock = 600_000;
    expect(await verifier.verify(token)).toEqual(taken);
    clock = 600_001;
    expect(await verifier.verify(token)).toEqual(refused);
  });

  test.each<[string, RequestListener, string]>([
    [
      'a redirect, which is not followed',
      (_request, response) =>
        void response.writeHead(302, { location: 'http://127.0.0.1:1/jwks.json' }).end(),
      'no usable answer',
    ],
    [
      'something endless, which is cut',
      (_request, response) => {
        const more = () => {
          while (!response.destroyed && response.write(' '.repeat(64 * 1024)));
        };
        response.on('drain', more);
        more();
      },
      'it is longer than 262144 bytes',
    ],
    ['a page', (_request, response) => void response.end('<h1>Sign in</h1>'), 'it is no JSON'],
    [
      'half of it',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '500' });
        response.write('{"keys":[', () => response.socket?.destroy());
      },
      'the answer broke off',
    ],
    ['nothing in time', () => undefined, 'no answer in time'],
  ])('that answers %s', async (_, answer, reason) => {
    const server = await serve(answer);
    const verifier = await open(server.url);
    expect(unreadable).toEqual([reason]);
    expect(await verifier.verify(await issuer.sign(user))).toEqual(refused);
    expect(server.asked).toBe(1);
  });
});
