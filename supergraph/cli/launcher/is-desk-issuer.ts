import type { IdentityConfig } from '@demarc/foundation/config';
import { DEV_ISSUER } from '@demarc/foundation/identity';

/**
 * Whether user tokens come from this machine's own issuer, by what demarc.yaml says and what the
 * environment puts in its place: never where somebody else's keys are named, nor in production.
 */
export function isDeskIssuer({ issuer, jwks }: IdentityConfig): boolean {
  const {
    DEMARC_IDENTITY_ISSUER: named = issuer,
    DEMARC_IDENTITY_JWKS: keys = jwks,
    NODE_ENV: mode,
  } = process.env;
  return named === DEV_ISSUER && keys === undefined && mode !== 'production';
}
