import { writeFile } from 'node:fs/promises';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

/** The asymmetric algorithms that user tokens may be signed with. */
export type TokenAlgorithm = 'EdDSA' | 'ES256' | 'RS256';

/** A key of an issuer. */
export interface TestKey {
  readonly kid: string;
  readonly alg: TokenAlgorithm;
  readonly privateKey: CryptoKey;
  /** As the issuer publishes it. */
  readonly jwk: JWK;
}

/** What differs from a right token. */
export interface TokenParts {
  /** Undefined takes a claim out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: TestKey;
}

/** Somebody who issues user tokens: with keys, and a file in which they are published. */
export interface TestIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksFile: string;
  /** One for each algorithm; tokens are signed with that of EdDSA unless said. */
  readonly keys: Readonly<Record<TokenAlgorithm, TestKey>>;
  readonly key: TestKey;
  /** A token that holds for a quarter of an hour, but for what is said otherwise. */
  sign(subject: string, parts?: TokenParts): Promise<string>;
  /** Publishes these keys and no others. */
  publish(keys: readonly TestKey[]): Promise<void>;
}

/** Makes a key of an issuer. */
export async function makeKey(kid: string, alg: TokenAlgorithm = 'EdDSA'): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** Opens an issuer whose keys are published in a file. */
export async function openTestIssuer(jwksFile: string): Promise<TestIssuer> {
  const issuer = 'https://issuer.example';
  const audience = 'demarc-test';
  const [first, es, rs] = await Promise.all([
    makeKey('first'),
    makeKey('second', 'ES256'),
    makeKey('third', 'RS256'),
  ]);
  const publish = (keys: readonly TestKey[]) =>
    writeFile(jwksFile, JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }));
  await publish([first, es, rs]);
  return {
    issuer,
    audience,
    jwksFile,
    keys: { EdDSA: first, ES256: es, RS256: rs },
    key: first,
    publish,
    sign(subject, { claims = {}, header = {}, key = first } = {}) {
      const now = epoch();
      const payload = {
        iss: issuer,
        aud: audience,
        sub: subject,
        iat: now,
        exp: now + 900,
        ...claims,
      };
      return new SignJWT(payload)
        .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header })
        .sign(key.privateKey);
    },
  };
}

/** Signs by Ed25519 whatever header and claims, also those that no library would sign. */
export async function signAnything(
  header: object,
  claims: object,
  { privateKey }: TestKey,
): Promise<string> {
  const signed = `${encodePart(header)}.${encodePart(claims)}`;
  const signature = await crypto.subtle.sign('Ed25519', privateKey, Buffer.from(signed));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}

/** Seconds since 1970, as tokens count. */
export function epoch(): number {
  return Math.floor(Date.now() / 1000);
}

/** A part of a token, from JSON. */
export function encodePart(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A part of a token, read without asking whether it is true. */
export function decodePart(token: string, index: 0 | 1): Record<string, unknown> {
  const text = Buffer.from(token.split('.')[index] ?? '', 'base64url').toString('utf8');
  return JSON.parse(text) as Record<string, unknown>;
}
