import { signDevToken } from '@demarc/foundation/identity';
import { seedRef } from '@demarc/foundation/refs';
import type { IdentitySettings } from '../identity/identity-settings.ts';

/** The user that `npx demarc dev-token` takes unless told otherwise: a member of two organizations. */
const SOMEBODY = seedRef('usr', 1, 1);

/**
 * The headers that the explorer opens with on a desk: a token of a seeded user, so that its first
 * operation is answered.
 */
export async function firstHeaders({ issuer, audience, keys }: IdentitySettings): Promise<string> {
  const { folder } = keys;
  const now = new Date();
  const token = await signDevToken({ folder, subject: SOMEBODY, issuer, audience, now });
  return JSON.stringify({ authorization: `Bearer ${token}` }, null, 2);
}
