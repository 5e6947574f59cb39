import { refuse, runCommand, type MutationInput } from '@demarc/kit';
import type { AccountsContext } from '../loaders.ts';
import { Membership } from '../model/membership.ts';
import { findActor } from './find-actor.ts';
import { lockTarget } from './lock-target.ts';

/** Which delegation to end. */
export interface RevokeDelegationInput extends MutationInput {
  readonly delegationId: string;
}

/** Ends a delegation, and with it what was lent on: nothing of that needs to be written. */
export function revokeDelegation(input: RevokeDelegationInput, context: AccountsContext) {
  return runCommand(context, {
    name: 'revokeDelegation',
    input,
    async work(command) {
      const { em, now, facts } = command;
      const delegationRef = input.delegationId;
      const held = await lockTarget(command, 'delegation', delegationRef);
      const { organization, target, permit } = held;
      const organizationRef = organization.publicRef;
      const actor = await findActor(command);
      const sides = await em.find(Membership, {
        membershipId: { $in: [target.delegatorMembershipId, target.delegateMembershipId] },
      });
      if (!sides.some(({ userId }) => userId === actor?.userId)) {
        permit('accounts.organization.manage', { organization: organizationRef });
      }
      const endedAt = target.endedBy(now);
      if (endedAt) {
        throw refuse('DelegationEnded', 'The delegation has ended already.', {
          endedAt: endedAt.toISOString(),
        });
      }
      await facts.append(target.revocation(organizationRef));
      target.revokedAt = now;
      return { __typename: 'RevokeDelegationPayload', delegationRef };
    },
  });
}
