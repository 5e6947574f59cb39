import { refuse, runCommand, type MutationInput } from '@demarc/kit';
import type { AccountsContext } from '../loaders.ts';
import { RoleAssignment } from '../model/role-assignment.ts';
import { loadRole } from './load-role.ts';
import { lockTarget } from './lock-target.ts';
import { placeOfMembership } from './place-of-membership.ts';
import { refuseExcess } from './refuse-excess.ts';
import { refuseLastOwner } from './refuse-last-owner.ts';

/** Which role to take from whom. */
export interface RevokeRoleInput extends MutationInput {
  readonly membershipId: string;
  readonly roleId: string;
}

/** Takes a role back. Whoever takes it may do all that it permits: an administrator unseats no owner. */
export function revokeRole(input: RevokeRoleInput, context: AccountsContext) {
  return runCommand(context, {
    name: 'revokeRole',
    input,
    async work(command) {
      const { em, now, facts } = command;
      const membershipRef = input.membershipId;
      const held = await lockTarget(command, 'membership', membershipRef);
      const { organization, target, identity, permit } = held;
      const organizationRef = organization.publicRef;
      const { role, permissionCodes } = await loadRole(em, input.roleId, target.organizationId);
      const place = await placeOfMembership(em, organization, target);
      permit('accounts.member.manage', place);
      const { membershipId } = target;
      const present = await em.findOne(RoleAssignment, { membershipId, roleId: role.roleId });
      if (!present?.holdsAt(now)) {
        throw refuse('RoleNotAssigned', `The member does not have the role ${role.code}.`, {
          roleId: input.roleId,
        });
      }
      refuseExcess(identity, permissionCodes, place);
      if (role.isOwner()) await refuseLastOwner(em, target);
      await facts.append({
        aggregateType: 'membership',
        aggregateId: membershipRef,
        eventType: 'accounts.role.revoked.v1',
        organizationRef,
        payload: { membershipRef, organizationRef, roleCode: role.code },
      });
      present.revokedAt = now;
      return { __typename: 'RevokeRolePayload', membershipRef };
    },
  });
}
