import {
  ensureDevIssuer,
  openIssuerKeys,
  openSigningKey,
  openUserTokenVerifier,
  signInternalToken,
  type Identity,
  type UserTokenVerifier,
} from '@demarc/foundation/identity';
import type { Log } from '@demarc/foundation/process';
import type { Signer } from '../subgraph-client/signer.ts';
import type { IdentitySettings } from './identity-settings.ts';

/** Who may ask this gateway, and how it tells subgraphs who asks. */
export interface OpenIdentity {
  readonly verifier: UserTokenVerifier;
  /** Undefined for a subgraph that is told nothing, because it is not of demarc.yaml. */
  readonly signerFor: (subgraph: string) => Signer | undefined;
}

/**
 * Opens the keys of both sides: those that user tokens are verified with, and this gateway's own.
 * @throws FoundationFault JWKS_UNREADABLE, SIGNING_KEY_MISSING, SIGNING_KEY_INVALID
 */
export async function openIdentity(settings: IdentitySettings, log: Log): Promise<OpenIdentity> {
  const { issuer, audience, jwks, isDesk, keys, subgraphs } = settings;
  if (isDesk && keys.mayCreate) await ensureDevIssuer(keys.folder);
  const key = await openSigningKey('gateway', keys);
  const issuerKeys = await openIssuerKeys({
    location: jwks,
    onUnreadable: (reason) => log.error({ reason }, 'jwks.unreadable'),
  });
  return {
    verifier: openUserTokenVerifier({ issuer, audience, keys: issuerKeys }),
    signerFor(subgraph) {
      if (!subgraphs.includes(subgraph)) return undefined;
      return (identity, call) =>
        signInternalToken(key, identity, { audience: subgraph, method: 'POST', ...call });
    },
  };
}

/** This gateway itself, where it asks on nobody's behalf. */
export const ITSELF: Identity = { subject: 'service:gateway', grants: [] };
