import { refuse, runCommand, type MutationInput } from '@demarc/kit';
import type { AccountsContext } from '../loaders.ts';
import { RoleAssignment } from '../model/role-assignment.ts';
import { findActor } from './find-actor.ts';
import { giveRole } from './give-role.ts';
import { loadRole } from './load-role.ts';
import { lockTarget } from './lock-target.ts';
import { placeOfMembership } from './place-of-membership.ts';
import { refuseExcess } from './refuse-excess.ts';
import { membershipState } from './state-conflicts.ts';

/** Which role to give to whom. */
export interface AssignRoleInput extends MutationInput {
  readonly membershipId: string;
  readonly roleId: string;
  /** When it ends by itself; absent where it does not. */
  readonly expiresAt?: Date | null;
}

/**
 * Gives a member a role. The giver holds all that it permits in person, and is somebody else: what was
 * lent to somebody is made nobody's own, neither by themselves nor through another login.
 */
export function assignRole(input: AssignRoleInput, context: AccountsContext) {
  return runCommand(context, {
    name: 'assignRole',
    input,
    async work(command) {
      const { em, actorRef, now, facts } = command;
      const { membershipId: membershipRef, expiresAt = null } = input;
      const held = await lockTarget(command, 'membership', membershipRef);
      const { organization, target, identity, permit } = held;
      const organizationRef = organization.publicRef;
      const { role, permissionCodes } = await loadRole(em, input.roleId, target.organizationId);
      const place = await placeOfMembership(em, organization, target);
      permit('accounts.member.manage', place);
      if (target.state === 'REMOVED') throw membershipState(target, 'it has ended');
      if ((await findActor(command))?.userId === target.userId) {
        throw refuse(
          'OwnMembership',
          'Nobody gives themselves a role. Ask another administrator.',
          {
            membershipId: membershipRef,
          },
        );
      }
      refuseExcess(identity, permissionCodes, place, { inPerson: true });
      if (expiresAt && expiresAt <= now) {
        throw refuse('PeriodInvalid', 'It would end before it begins. Give a later `expiresAt`.', {
          maxDays: null,
        });
      }
      const { membershipId } = target;
      const { roleId } = role;
      const present = await em.findOne(RoleAssignment, { membershipId, roleId });
      if (present?.holdsAt(now)) {
        throw refuse(
          'RoleAlreadyAssigned',
          'The member has the role. To change its end, revoke it first.',
          {
            expiresAt: present.expiresAt?.toISOString() ?? null,
          },
        );
      }
      await facts.append({
        aggregateType: 'membership',
        aggregateId: membershipRef,
        eventType: 'accounts.role.assigned.v1',
        organizationRef,
        payload: { membershipRef, organizationRef, roleCode: role.code, expiresAt },
      });
      await giveRole(em, { membershipId, roleId, grantedByRef: actorRef, now, expiresAt });
      return { __typename: 'AssignRolePayload', membershipRef };
    },
  });
}
