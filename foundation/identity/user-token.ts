import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import type { IssuerKeys } from './issuer-keys.ts';

/** Signatures of which the public half cannot make another one (RFC 8725, 3.1 and 3.2). */
const ALGORITHMS = ['EdDSA', 'ES256', 'RS256'];

/** Clocks of an issuer somewhere else. */
const SKEW_S = 30;

/** A longer one is not read at all. */
export const MAX_TOKEN_BYTES = 8 * 1024;

/** How a header says that it is an access token, or says nothing: other tokens pass for none (RFC 8725, 3.11). */
const TYPES: ReadonlySet<string> = new Set(['jwt', 'at+jwt']);

const SUBJECT = /^usr_[0-9a-z]{26}$/;

/** Why a token is not taken; for the log, never for whoever sent it. */
export type UserTokenRefusal =
  | 'too long'
  | 'malformed'
  | 'algorithm'
  | 'type'
  | 'unknown key'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'not yet valid'
  | 'subject';

export type UserTokenResult =
  | { readonly ok: true; readonly subject: string }
  | { readonly ok: false; readonly reason: UserTokenRefusal };

/** Whose tokens are taken. */
export interface UserTokenOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: IssuerKeys;
  readonly now?: () => Date;
}

/** Verifies the tokens that users send. */
export interface UserTokenVerifier {
  verify(token: string): Promise<UserTokenResult>;
}

/**
 * A verifier of one issuer's tokens. A key is only ever looked up in the issuer's set by its `kid`: what
 * a token says of keys itself (`jwk`, `jku`, `x5u`, `x5c`) is not read.
 */
export function openUserTokenVerifier(options: UserTokenOptions): UserTokenVerifier {
  const { issuer, audience, keys, now = () => new Date() } = options;
  return {
    async verify(token) {
      if (token.length > MAX_TOKEN_BYTES) return refuse('too long');
      const flaw = flawOfHeader(token);
      if (flaw !== undefined) return refuse(flaw);
      const currentDate = now();
      try {
        const { payload } = await jwtVerify(token, keys.find, {
          algorithms: ALGORITHMS,
          issuer,
          audience,
          requiredClaims: ['exp', 'sub'],
          clockTolerance: SKEW_S,
          currentDate,
        });
        if (isOfTheFuture(payload, currentDate)) return refuse('not yet valid');
        // jose leaves its type to whoever reads it: a list of one would pass for its text.
        const sub: unknown = payload.sub;
        return typeof sub === 'string' && SUBJECT.test(sub)
          ? { ok: true, subject: sub }
          : refuse('subject');
      } catch (error) {
        return refuse(reasonOf(error));
      }
    },
  };
}

function refuse(reason: UserTokenRefusal): UserTokenResult {
  return { ok: false, reason };
}

/** What a header must say before a key is looked for. */
function flawOfHeader(token: string): UserTokenRefusal | undefined {
  try {
    const { typ, kid, alg } = decodeProtectedHeader(token);
    if (typeof alg !== 'string' || !ALGORITHMS.includes(alg)) return 'algorithm';
    if (typ !== undefined && !(typeof typ === 'string' && TYPES.has(shortType(typ)))) return 'type';
    // A set may hold one key alone today, and two tomorrow.
    return typeof kid === 'string' && kid !== '' ? undefined : 'unknown key';
  } catch {
    // jose says so by several classes, TypeError among them.
    return 'malformed';
  }
}

/** Media types are spelt in any case, and may leave out where they belong (RFC 7515, 4.1.9). */
function shortType(typ: string): string {
  return typ.toLowerCase().replace(/^application\//, '');
}

/** jose looks at `iat` only where a token may not be older than so much. */
function isOfTheFuture({ iat }: JWTPayload, now: Date): boolean {
  return iat !== undefined && iat - SKEW_S > now.getTime() / 1000;
}

function reasonOf(error: unknown): UserTokenRefusal {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return reasonOfClaim(error);
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown key';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm';
  if (error instanceof errors.JOSEError) return 'malformed';
  throw error;
}

function reasonOfClaim({ claim }: errors.JWTClaimValidationFailed): UserTokenRefusal {
  switch (claim) {
    case 'iss':
      return 'issuer';
    case 'aud':
      return 'audience';
    case 'nbf':
      return 'not yet valid';
    case 'sub':
      return 'subject';
    default:
      return 'malformed';
  }
}
