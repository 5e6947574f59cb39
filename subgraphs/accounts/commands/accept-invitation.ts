import { runCommand, targetNotFound, type MutationInput } from '@demarc/kit';
import type { AccountsContext } from '../loaders.ts';
import { Membership } from '../model/membership.ts';
import { Organization } from '../model/organization.ts';
import { actWithin } from './act-within.ts';
import { findActor, loginNotActive } from './find-actor.ts';
import { flushMembership } from './flush-membership.ts';
import { lockTarget } from './lock-target.ts';
import { membershipState, organizationState } from './state-conflicts.ts';

/** Which invitation to accept. */
export interface AcceptInvitationInput extends MutationInput {
  readonly membershipId: string;
}

/** Accepts one's own invitation. Whoever is not invited by it is told that there is none. */
export function acceptInvitation(input: AcceptInvitationInput, context: AccountsContext) {
  return runCommand(context, {
    name: 'acceptInvitation',
    input,
    async work(command) {
      const { em, actorRef, now, facts } = command;
      const membershipRef = input.membershipId;
      const seen = await em.findOne(Membership, { publicRef: membershipRef });
      const actor = await findActor(command);
      if (!seen || !actor || seen.userId !== actor.userId) {
        throw targetNotFound('invitation', membershipRef);
      }
      const inviting = await em.findOneOrFail(Organization, {
        organizationId: seen.organizationId,
      });
      const organizationRef = inviting.publicRef;
      await actWithin(command, organizationRef);
      em.clear();
      const { organization, target: membership } = await lockTarget(
        command,
        'membership',
        membershipRef,
      );
      if (membership.state !== 'INVITED') {
        throw membershipState(membership, 'only an open invitation can be accepted');
      }
      if (!organization.isOpenToMembers()) {
        throw organizationState(organization, 'nobody can join it now');
      }
      const user = await findActor(command);
      if (!user?.isActive() && user?.state !== 'INVITED') throw loginNotActive(user);
      if (user.state === 'INVITED') {
        await facts.append({
          aggregateType: 'user',
          aggregateId: actorRef,
          eventType: 'accounts.user.activated.v1',
          organizationRef: null,
          payload: { userRef: actorRef },
        });
        user.state = 'ACTIVE';
      }
      await facts.append({
        aggregateType: 'membership',
        aggregateId: membershipRef,
        eventType: 'accounts.membership.activated.v1',
        organizationRef,
        payload: { membershipRef, organizationRef, userRef: actorRef },
      });
      membership.state = 'ACTIVE';
      membership.joinedAt = now;
      await flushMembership(em);
      return { __typename: 'AcceptInvitationPayload', membershipRef };
    },
  });
}
