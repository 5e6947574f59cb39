import { runCommand, type MutationInput } from '@demarc/kit';
import type { AccountsContext } from '../loaders.ts';
import { endPowers, permissionsOfMember } from './end-powers.ts';
import { findActor } from './find-actor.ts';
import { lockTarget } from './lock-target.ts';
import { placeOfMembership } from './place-of-membership.ts';
import { refuseExcess } from './refuse-excess.ts';
import { refuseLastOwner } from './refuse-last-owner.ts';
import { membershipState } from './state-conflicts.ts';

/** Whose membership to end. */
export interface RemoveMemberInput extends MutationInput {
  readonly membershipId: string;
}

/**
 * Ends a membership, or takes an invitation back, with the roles and delegations that hang on it: who is
 * invited again begins with what the new invitation gives. Everybody may end their own; who ends
 * somebody else's may do all that the other may.
 */
export function removeMember(input: RemoveMemberInput, context: AccountsContext) {
  return runCommand(context, {
    name: 'removeMember',
    input,
    async work(command) {
      const { em, facts } = command;
      const membershipRef = input.membershipId;
      const held = await lockTarget(command, 'membership', membershipRef);
      const { organization, target, identity, permit } = held;
      const organizationRef = organization.publicRef;
      const place = await placeOfMembership(em, organization, target);
      const actor = await findActor(command);
      const isOwn = actor?.userId === target.userId;
      if (!isOwn) permit('accounts.member.manage', place);
      if (!target.mayBecome('REMOVED')) throw membershipState(target, 'it has ended already');
      if (!isOwn) refuseExcess(identity, await permissionsOfMember(command, target), place);
      await refuseLastOwner(em, target);
      await facts.append({
        aggregateType: 'membership',
        aggregateId: membershipRef,
        eventType: 'accounts.membership.removed.v1',
        organizationRef,
        payload: { membershipRef, organizationRef, from: target.state },
      });
      await endPowers(command, { organization, membership: target });
      target.state = 'REMOVED';
      return { __typename: 'RemoveMemberPayload', membershipRef };
    },
  });
}
