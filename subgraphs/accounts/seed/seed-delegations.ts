import type { EntityManager } from '@mikro-orm/sql';
import { daysBefore, insertAll, seedRef, type SeedPlan } from '@demarc/kit';
import { AdminDelegation } from '../model/admin-delegation.ts';
import type { SeededMember } from './seed-members.ts';

/** In every third organization the owner has lent administration to the second member. */
export async function seedDelegations(
  em: EntityManager,
  members: readonly SeededMember[],
  plan: SeedPlan,
): Promise<void> {
  const byOrganization = Map.groupBy(members, (member) => member.organization.ordinal);
  const delegations = [...byOrganization].flatMap(([ordinal, [owner, delegate]]) =>
    ordinal % 3 === 1 && owner && delegate
      ? [
          {
            publicRef: seedRef('dlg', ordinal),
            organizationId: owner.organization.organizationId,
            delegatorMembershipId: owner.membershipId,
            delegateMembershipId: delegate.membershipId,
            permissionCodes: ['accounts.member.manage', 'workflows.run.approve'],
            maxDepth: 0,
            startsAt: daysBefore(plan.today, 20),
            expiresAt: daysBefore(plan.today, -ordinal * 10),
            reason: 'Parental leave of the owner.',
          },
        ]
      : [],
  );
  await insertAll(em, AdminDelegation, delegations);
}
