import type { Command } from '@demarc/kit';
import { AdminDelegation } from '../model/admin-delegation.ts';
import type { Membership } from '../model/membership.ts';
import type { Organization } from '../model/organization.ts';
import { RoleAssignment } from '../model/role-assignment.ts';
import { RolePermission } from '../model/role-permission.ts';

/** What of a command this needs. */
type Writing = Pick<Command<never>, 'em' | 'facts' | 'now'>;

/** What the roles that a member has now permit, also before the invitation is accepted. */
export async function permissionsOfMember(
  { em, now }: Pick<Writing, 'em' | 'now'>,
  { membershipId }: Membership,
): Promise<readonly string[]> {
  const assignments = await em.find(RoleAssignment, { membershipId });
  const roleIds = assignments.filter((one) => one.holdsAt(now)).map(({ roleId }) => roleId);
  const permitted = await em.find(RolePermission, { roleId: { $in: roleIds } });
  return [...new Set(permitted.map(({ permissionCode }) => permissionCode))];
}

/** Takes back every role of a member, and every delegation from and to the member that goes on. */
export async function endPowers(
  { em, facts, now }: Writing,
  { organization, membership }: { organization: Organization; membership: Membership },
): Promise<void> {
  const { organizationId, membershipId } = membership;
  const delegations = await em.find(AdminDelegation, {
    organizationId,
    $or: [{ delegatorMembershipId: membershipId }, { delegateMembershipId: membershipId }],
  });
  for (const delegation of delegations) {
    if (delegation.endedBy(now)) continue;
    await facts.append(delegation.revocation(organization.publicRef));
    delegation.revokedAt = now;
  }
  const assignments = await em.find(RoleAssignment, { membershipId, revokedAt: null });
  for (const assignment of assignments) assignment.revokedAt = now;
}
