import { refuse } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import { AdminDelegation } from '../model/admin-delegation.ts';
import { MAX_DELEGATIONS_AT_ONCE, type DelegationPeriod } from '../model/delegation-terms.ts';
import { Membership } from '../model/membership.ts';

/**
 * Goes on unless the person has as many delegations in the organization within the period as anybody may,
 * whoever lent them. The organization is held, so that nobody adds one meanwhile.
 * @throws Refused DelegationLimitReached
 */
export async function refuseManyDelegations(
  em: EntityManager,
  { userId, organizationId }: Membership,
  { startsAt, expiresAt }: DelegationPeriod,
): Promise<void> {
  const memberships = await em.find(Membership, { userId, organizationId });
  const present = await em.count(AdminDelegation, {
    organizationId,
    delegateMembershipId: { $in: memberships.map(({ membershipId }) => membershipId) },
    revokedAt: null,
    startsAt: { $lt: expiresAt },
    expiresAt: { $gt: startsAt },
  });
  if (present < MAX_DELEGATIONS_AT_ONCE) return;
  throw refuse(
    'DelegationLimitReached',
    `The person has ${present} delegations within that time, and nobody has more. Take one back, or give a role.`,
    { limit: MAX_DELEGATIONS_AT_ONCE },
  );
}
