import { join } from 'node:path';
import { calculateJwkThumbprint, importJWK, SignJWT, type JWK } from 'jose';
import { FoundationFault } from '../fault.ts';
import { createPrivateKey, publish, readIfThere } from './key-file.ts';

/** Who issues the tokens of a desk. No production takes a token of this name. */
export const DEV_ISSUER = 'urn:demarc:development';

/** A working day, and the evening before the deadline. */
const LIFETIME_MS = 12 * 60 * 60 * 1000;

/** What a token of a desk says. */
export interface DevTokenOptions {
  /** The key folder, in which `ensureDevIssuer` was. */
  readonly folder: string;
  /** The ref of a user. */
  readonly subject: string;
  readonly issuer: string;
  readonly audience: string;
  /** It holds from this moment, for twelve hours. */
  readonly now: Date;
}

/** Where the development issuer of a key folder publishes its keys. */
export function devJwksFile(folder: string): string {
  return join(folder, 'public', 'dev-issuer.jwks.json');
}

/**
 * Makes the issuer of a desk's user tokens where there is none: `private/dev-issuer.jwk`, for its
 * owner alone, and `public/dev-issuer.jwks.json`. May run in several processes at once.
 */
export async function ensureDevIssuer(folder: string): Promise<void> {
  const file = privateFile(folder);
  const jwk = parseKey(readIfThere(file) ?? (await createPrivateKey(file)), file);
  const { kty, crv, x } = jwk;
  const key = { kty, crv, x, kid: await kidOf(jwk), alg: 'EdDSA', use: 'sig' };
  await publish(devJwksFile(folder), `${JSON.stringify({ keys: [key] }, null, 2)}\n`);
}

/**
 * Signs a user token of a desk.
 * @throws FoundationFault SIGNING_KEY_MISSING, SIGNING_KEY_INVALID
 */
export async function signDevToken(options: DevTokenOptions): Promise<string> {
  const { folder, subject, issuer, audience, now } = options;
  const file = privateFile(folder);
  const text = readIfThere(file);
  if (text === undefined) {
    throw new FoundationFault(
      'SIGNING_KEY_MISSING',
      `${file} is not there: this desk has issued no tokens yet. Start the graph once with: npm start`,
    );
  }
  const jwk = parseKey(text, file);
  return new SignJWT()
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: await kidOf(jwk) })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt(now)
    .setExpirationTime(new Date(now.getTime() + LIFETIME_MS))
    .sign(await importJWK(jwk, 'EdDSA'));
}

function privateFile(folder: string): string {
  return join(folder, 'private', 'dev-issuer.jwk');
}

function kidOf(jwk: JWK): Promise<string> {
  return calculateJwkThumbprint(jwk);
}

function parseKey(text: string, file: string): JWK {
  try {
    const jwk = JSON.parse(text) as JWK;
    if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519' && jwk.d !== undefined) return jwk;
  } catch (error) {
    throw invalidKey(file, error);
  }
  throw invalidKey(file);
}

function invalidKey(file: string, cause?: unknown): FoundationFault {
  return new FoundationFault(
    'SIGNING_KEY_INVALID',
    `${file} holds no private Ed25519 key as JWK. Delete it: the next start makes a new one.`,
    { cause },
  );
}
