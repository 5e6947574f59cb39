import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  DEV_ISSUER,
  devJwksFile,
  ensureDevIssuer,
  openInternalTokenVerifier,
  openIssuerKeys,
  openSigningKey,
  openTrustedKeys,
  openUserTokenVerifier,
  signDevToken,
  signInternalToken,
} from '@demarc/foundation/identity';

const user = `usr_${'0'.repeat(26)}`;
const HOUR_MS = 60 * 60 * 1000;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-keys-'));
});
afterEach(() => rm(folder, { recursive: true }));

const options = { subject: user, issuer: DEV_ISSUER, audience: 'demarc' };
const modeOf = async (file: string) => (await stat(join(folder, file))).mode & 0o777;

async function verifyAt(token: string, now: Date) {
  const keys = await openIssuerKeys({
    location: devJwksFile(folder),
    onUnreadable: (reason) => {
      throw new Error(reason);
    },
  });
  const { issuer, audience } = options;
  return openUserTokenVerifier({ issuer, audience, keys, now: () => now }).verify(token);
}

describe('the issuer of a desk', () => {
  test('signs tokens that hold for twelve hours', async () => {
    await ensureDevIssuer(folder);
    const now = new Date();
    const token = await signDevToken({ ...options, folder, now });
    const after = (ms: number) => new Date(now.getTime() + ms);
    expect(await verifyAt(token, after(0))).toEqual({ ok: true, subject: user });
    expect(await verifyAt(token, after(12 * HOUR_MS))).toMatchObject({ ok: true });
    expect(await verifyAt(token, after(12 * HOUR_MS + 60_000))).toEqual({
      ok: false,
      reason: 'expired',
    });
  });

  test('is one, also where twenty processes make it at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => ensureDevIssuer(folder)));
    const token = await signDevToken({ ...options, folder, now: new Date() });
    expect(await verifyAt(token, new Date())).toMatchObject({ ok: true });
    expect(await readdir(join(folder, 'private'))).toEqual(['dev-issuer.jwk']);
    expect(await readdir(join(folder, 'public'))).toEqual(['dev-issuer.jwks.json']);
  });

  test('keeps its private key to itself, and publishes no part of it', async () => {
    await ensureDevIssuer(folder);
    expect(await modeOf('private')).toBe(0o700);
    expect(await modeOf('private/dev-issuer.jwk')).toBe(0o600);
    const { d } = JSON.parse(await readFile(join(folder, 'private/dev-issuer.jwk'), 'utf8')) as {
      d: string;
    };
    expect(d.length).toBeGreaterThan(40);
    expect(await readFile(devJwksFile(folder), 'utf8')).not.toContain(d);
  });

  test('publishes again what is missing or is not its own', async () => {
    await ensureDevIssuer(folder);
    const published = await readFile(devJwksFile(folder), 'utf8');
    for (const wrong of ['', published.replace('"x"', '"y"')]) {
      await writeFile(devJwksFile(folder), wrong);
      await ensureDevIssuer(folder);
      expect(await readFile(devJwksFile(folder), 'utf8')).toBe(published);
    }
    await rm(devJwksFile(folder));
    await ensureDevIssuer(folder);
    expect(await readFile(devJwksFile(folder), 'utf8')).toBe(published);
  });

  test('has a key, or says what to do', async () => {
    const sign = () => signDevToken({ ...options, folder, now: new Date() });
    await expect(sign()).rejects.toMatchObject({ code: 'SIGNING_KEY_MISSING' });
    await ensureDevIssuer(folder);
    for (const wrong of ['', '{}', '{"kty":"OKP","crv":"Ed25519","x":"AA"}', 'null']) {
      await writeFile(join(folder, 'private/dev-issuer.jwk'), wrong);
      await expect(sign()).rejects.toMatchObject({ code: 'SIGNING_KEY_INVALID' });
    }
  });
});

describe("a process's own key", () => {
  const call = { audience: 'billing', method: 'POST', path: '/graphql', body: '{}' };
  const identity = { subject: 'service:gateway', grants: [] };

  test('is one, also where twenty processes make it at once, and is believed', async () => {
    const keys = await Promise.all(
      Array.from({ length: 20 }, () => openSigningKey('gateway', { folder, mayCreate: true })),
    );
    const verifier = openInternalTokenVerifier('billing', openTrustedKeys(folder));
    for (const key of keys) {
      const token = await signInternalToken(key, identity, call);
      expect(await verifier.verify(token)).toMatchObject({ ok: true, identity });
    }
    expect(await readdir(join(folder, 'private'))).toEqual(['gateway.jwk']);
    expect(await readdir(join(folder, 'public'))).toEqual(['gateway.jwk']);
  });

  test('is published again where whoever made it died before', async () => {
    await openSigningKey('gateway', { folder, mayCreate: true });
    await rm(join(folder, 'public/gateway.jwk'));
    const key = await openSigningKey('gateway', { folder, mayCreate: true });
    const verifier = openInternalTokenVerifier('billing', openTrustedKeys(folder));
    const token = await signInternalToken(key, identity, call);
    expect(await verifier.verify(token)).toMatchObject({ ok: true });
  });

  test('is neither made nor published where that is not allowed', async () => {
    const open = () => openSigningKey('gateway', { folder, mayCreate: false });
    await expect(open()).rejects.toMatchObject({ code: 'SIGNING_KEY_MISSING' });
    await openSigningKey('gateway', { folder, mayCreate: true });
    await rm(join(folder, 'public/gateway.jwk'));
    await open();
    expect(await readdir(join(folder, 'public'))).toEqual([]);
    await writeFile(join(folder, 'private/gateway.jwk'), '{"kty":"oct","k":"AA"}');
    await expect(open()).rejects.toMatchObject({ code: 'SIGNING_KEY_INVALID' });
  });

  test('is looked at again after ten seconds', async () => {
    let clock = 0;
    const trusted = openTrustedKeys(folder, () => clock);
    const verifier = openInternalTokenVerifier('billing', trusted);
    const first = await openSigningKey('gateway', { folder, mayCreate: true });
    const verify = async (key = first) =>
      verifier.verify(await signInternalToken(key, identity, call));
    expect(await verify()).toMatchObject({ ok: true });
    await rm(join(folder, 'private/gateway.jwk'));
    const second = await openSigningKey('gateway', { folder, mayCreate: true });
    clock = 9_999;
    expect(await verify(second)).toEqual({ ok: false, reason: 'untrusted' });
    clock = 10_000;
    expect(await verify(second)).toMatchObject({ ok: true });
    expect(await verify(first)).toEqual({ ok: false, reason: 'untrusted' });
  });

  test('signs tokens that are taken once, and no longer than 35 s', async () => {
    let clock = Date.now();
    const verifier = openInternalTokenVerifier('billing', openTrustedKeys(folder), () => clock);
    const key = await openSigningKey('gateway', { folder, mayCreate: true });
    const token = await signInternalToken(key, identity, call);
    expect(await verifier.verify(token)).toMatchObject({ ok: true });
    for (const later of [0, 10_000, 20_000]) {
      clock += later;
      expect(await verifier.verify(token)).toEqual({ ok: false, reason: 'replayed' });
    }
    clock += 6_000;
    expect(await verifier.verify(token)).toEqual({ ok: false, reason: 'expired' });
  });
});
