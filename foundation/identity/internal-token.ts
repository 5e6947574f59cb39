import { createHash, randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Identity } from './identity.ts';
import { packedGrantsSchema, packGrants } from './packed-grants.ts';
import type { SigningKey } from './signing-key.ts';
import type { TrustedKeys } from './trusted-keys.ts';

/** What a token of this graph's own calls says it is: no user token can pass for one (RFC 8725, 3.11). */
const TYPE = 'demarc-internal+jwt';

/** Longer than a request takes to arrive, and shorter than it takes to steal one and think. */
const LIFETIME_S = 30;

/** Clocks of two machines in one room. */
const SKEW_S = 5;

/** The process whose key may speak for users; every other key speaks for its own service alone. */
const SPEAKS_FOR_USERS = 'gateway';

/** A call within the graph: the token holds for it and for no other. */
export interface InternalCall {
  /** The process that is called, such as `billing`. */
  readonly audience: string;
  readonly method: string;
  /** Path and query, as they stand in the request line. */
  readonly path: string;
  readonly body: string | Uint8Array;
}

/** Why a token is not taken; for the log, never for whoever sent it. */
export type TokenRefusal =
  'malformed' | 'untrusted' | 'expired' | 'audience' | 'replayed' | 'other call';

export type InternalTokenResult =
  | { readonly ok: true; readonly identity: Identity; readonly digest: string }
  | { readonly ok: false; readonly reason: TokenRefusal };

const claims = z.object({
  sub: z.string(),
  jti: z.string(),
  exp: z.number(),
  call: z.string(),
  grants: packedGrantsSchema,
});

/** Signs one call: who asks, what they may do where, and the call itself, for half a minute. */
export async function signInternalToken(
  key: SigningKey,
  identity: Identity,
  call: InternalCall,
): Promise<string> {
  return new SignJWT({ grants: packGrants(identity.grants), call: digestCall(call) })
    .setProtectedHeader({ alg: 'EdDSA', typ: TYPE, kid: key.name })
    .setSubject(identity.subject)
    .setAudience(call.audience)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_S}s`)
    .sign(key.privateKey);
}

/** What a token is compared with once the body has arrived. */
export function digestCall({ method, path, body }: Omit<InternalCall, 'audience'>): string {
  return createHash('sha256').update(`${method} ${path}\n`).update(body).digest('base64url');
}

/** Takes each token once. */
export interface InternalTokenVerifier {
  /** Everything but the call: `digest` is for the caller to compare with that of what arrives. */
  verify(token: string): Promise<InternalTokenResult>;
}

/**
 * Verifies the tokens of calls to one process.
 * @param now - milliseconds since 1970, for remembering used tokens no longer than they live
 */
export function openInternalTokenVerifier(
  audience: string,
  trusted: TrustedKeys,
  now: () => number = Date.now,
): InternalTokenVerifier {
  const used = new Map<string, number>();
  const forgetExpired = () => {
    // In the order of their arrival, which is nearly that of their end.
    for (const [jti, end] of used) {
      if (end > now()) break;
      used.delete(jti);
    }
  };
  return {
    async verify(token) {
      const read = await readClaims(token, { audience, trusted, now: new Date(now()) });
      if (!read.ok) return read;
      const { sub, jti, exp, call, grants: held, kid } = read;
      // A service is of no organization: one that claims grants would be a user without a name.
      const mayClaim = sub.startsWith('service:')
        ? sub === `service:${kid}` && held.length === 0
        : kid === SPEAKS_FOR_USERS;
      if (!mayClaim) return { ok: false, reason: 'untrusted' };
      forgetExpired();
      if (used.has(jti)) return { ok: false, reason: 'replayed' };
      used.set(jti, (exp + SKEW_S) * 1000);
      return { ok: true, identity: { subject: sub, grants: held }, digest: call };
    },
  };
}

type ReadClaims =
  | ({ readonly ok: true; readonly kid: string } & z.output<typeof claims>)
  | { readonly ok: false; readonly reason: TokenRefusal };

interface Reading {
  readonly audience: string;
  readonly trusted: TrustedKeys;
  readonly now: Date;
}

async function readClaims(token: string, { audience, trusted, now }: Reading): Promise<ReadClaims> {
  try {
    const { payload, protectedHeader } = await jwtVerify(
      token,
      ({ kid }) => trusted.find(kid ?? ''),
      {
        currentDate: now,
        algorithms: ['EdDSA'],
        typ: TYPE,
        audience,
        clockTolerance: SKEW_S,
        maxTokenAge: LIFETIME_S + SKEW_S,
      },
    );
    const parsed = claims.safeParse(payload);
    if (!parsed.success) return { ok: false, reason: 'malformed' };
    return { ok: true, kid: protectedHeader.kid ?? '', ...parsed.data };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): TokenRefusal {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === 'aud' ? 'audience' : 'malformed';
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'untrusted';
  if (error instanceof errors.JWKSNoMatchingKey) return 'untrusted';
  if (error instanceof errors.JOSEError) return 'malformed';
  throw error;
}
