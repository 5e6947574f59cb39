import type { IdentityConfig } from '@demarc/foundation/config';

/** Whether user tokens come from this machine's own issuer: only where no other is named, and never in production. */
export function isDeskIssuer({ jwks }: IdentityConfig): boolean {
  const named = jwks ?? process.env['DEMARC_IDENTITY_JWKS'];
  return named === undefined && process.env['NODE_ENV'] !== 'production';
}
