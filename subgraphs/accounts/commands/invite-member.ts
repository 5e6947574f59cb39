import { newRef, refuse, runCommand, targetNotFound, type MutationInput } from '@demarc/kit';
import type { AccountsContext } from '../loaders.ts';
import { Membership } from '../model/membership.ts';
import { Workspace } from '../model/workspace.ts';
import { findActor } from './find-actor.ts';
import { findOrAddUser } from '../find-or-add-user.ts';
import { giveRole } from './give-role.ts';
import { loadRole } from './load-role.ts';
import { lockTenant } from './lock-target.ts';
import { refuseExcess } from './refuse-excess.ts';
import { membershipState, workspaceState } from './state-conflicts.ts';

/** Whom to invite, where to, and as what. */
export interface InviteMemberInput extends MutationInput {
  readonly organizationId: string;
  readonly workspaceId?: string | null;
  readonly email: string;
  readonly displayName: string;
  readonly roleId: string;
}

/**
 * Invites a person by e-mail. Whoever is not known becomes a user, whose name and address are enciphered
 * and in no fact. The role counts once the person has accepted.
 */
export function inviteMember(
  input: InviteMemberInput,
  context: AccountsContext,
  dataKey: Uint8Array,
) {
  return runCommand(context, {
    name: 'inviteMember',
    input,
    async work(command) {
      const { em, actorRef, now, facts } = command;
      const { organization, identity, permit } = await lockTenant(command, input.organizationId);
      const { organizationId, publicRef: organizationRef } = organization;
      const workspaceRef = input.workspaceId ?? null;
      const workspace =
        workspaceRef && (await em.findOne(Workspace, { publicRef: workspaceRef, organizationId }));
      if (workspaceRef && !workspace) throw targetNotFound('workspace', workspaceRef);
      const { role, permissionCodes } = await loadRole(em, input.roleId, organizationId);
      const place = { organization: organizationRef, workspace: workspaceRef };
      permit('accounts.member.manage', place);
      if (workspace && !workspace.isInUse()) {
        throw workspaceState(workspace, 'only into one in use somebody can be invited');
      }
      refuseExcess(identity, permissionCodes, place, { inPerson: true });

      const person = await findOrAddUser(command, { ...input, dataKey });
      const actor = await findActor(command);
      if (actor?.userId === person.userId) {
        const own = await em.findOneOrFail(Membership, { userId: actor.userId, organizationId });
        throw refuse(
          'OwnMembership',
          'You belong to the organization: somebody else gives you roles.',
          {
            membershipId: own.publicRef,
          },
        );
      }
      const workspaceId = workspace ? workspace.workspaceId : null;
      const found = await em.findOne(Membership, {
        userId: person.userId,
        organizationId,
        workspaceId,
      });
      if (found && !found.mayBecome('INVITED')) {
        throw membershipState(found, 'the person has been invited already');
      }
      const membershipRef = found?.publicRef ?? newRef('mem');
      await facts.append({
        aggregateType: 'membership',
        aggregateId: membershipRef,
        eventType: 'accounts.membership.invited.v1',
        organizationRef,
        payload: {
          membershipRef,
          organizationRef,
          workspaceRef,
          userRef: person.userRef,
          roleCode: role.code,
        },
      });
      const invited = { state: 'INVITED' as const, joinedAt: null };
      const membership = found
        ? em.assign(found, invited)
        : em.create(Membership, {
            publicRef: membershipRef,
            userId: person.userId,
            organizationId,
            workspaceId,
            createdAt: now,
            ...invited,
          });
      await em.flush();
      const { membershipId } = membership;
      await giveRole(em, { membershipId, roleId: role.roleId, grantedByRef: actorRef, now });
      return { __typename: 'InviteMemberPayload', membershipRef };
    },
  });
}
