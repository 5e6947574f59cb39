import { newRef, refuse, runCommand, targetNotFound, type MutationInput } from '@demarc/kit';
import type { AccountsContext } from '../loaders.ts';
import { AdminDelegation } from '../model/admin-delegation.ts';
import { MAX_DELEGATION_DAYS, problemOfPeriod } from '../model/delegation-terms.ts';
import { Workspace } from '../model/workspace.ts';
import { findActor } from './find-actor.ts';
import { findLender } from './find-lender.ts';
import { lockTarget } from './lock-target.ts';
import { placeOfMembership } from './place-of-membership.ts';
import { refuseExcess } from './refuse-excess.ts';
import { refuseManyDelegations } from './refuse-many-delegations.ts';
import { membershipState } from './state-conflicts.ts';

/** What to lend to whom, and for how long. */
export interface DelegateAdministrationInput extends MutationInput {
  /** The membership that may act. */
  readonly delegateId: string;
  readonly scopeWorkspaceId?: string | null;
  readonly permissionCodes: readonly string[];
  /** How many times it may be lent on. */
  readonly maxDepth: number;
  /** Absent: now. */
  readonly startsAt?: Date | null;
  readonly expiresAt: Date;
  readonly reason: string;
}

/**
 * Lends permissions to another member: never more than the lender has now, and of what was lent to the
 * lender only what may be lent on so many times. Later it holds as far as the lender has it then.
 */
export function delegateAdministration(
  input: DelegateAdministrationInput,
  context: AccountsContext,
) {
  return runCommand(context, {
    name: 'delegateAdministration',
    input,
    async work(command) {
      const { em, now, facts } = command;
      const { maxDepth, expiresAt, reason } = input;
      const startsAt = input.startsAt ?? now;
      const permissionCodes = [...new Set(input.permissionCodes)].sort();
      const held = await lockTarget(command, 'membership', input.delegateId);
      const { organization, target, identity, permit } = held;
      const { organizationId, publicRef: organizationRef } = organization;
      const home = await placeOfMembership(em, organization, target);
      const workspaceRef = input.scopeWorkspaceId ?? home.workspace;
      const workspace =
        workspaceRef && (await em.findOne(Workspace, { publicRef: workspaceRef, organizationId }));
      if (workspaceRef && !workspace) throw targetNotFound('workspace', workspaceRef);
      const workspaceId = workspace ? workspace.workspaceId : null;
      const place = { organization: organizationRef, workspace: workspaceRef };
      permit('accounts.admin.delegate', place);

      const actor = await findActor(command);
      if (!actor || actor.userId === target.userId) {
        throw refuse('OwnMembership', 'Nobody lends to themselves. Name another member.', {
          membershipId: target.publicRef,
        });
      }
      if (!target.isActive()) throw membershipState(target, 'only who belongs can act');
      if (home.workspace !== null && home.workspace !== workspaceRef) {
        throw refuse(
          'DelegationOutsideWorkspace',
          `The delegate belongs to ${home.workspace} alone. Lend it there.`,
          { workspaceId: home.workspace },
        );
      }
      const problem = problemOfPeriod({ startsAt, expiresAt }, now);
      if (problem !== undefined) {
        throw refuse('PeriodInvalid', problem, { maxDays: MAX_DELEGATION_DAYS });
      }
      refuseExcess(identity, permissionCodes, place);
      await refuseManyDelegations(em, target, { startsAt, expiresAt });
      const loan = { userId: actor.userId, organizationId, workspaceId, permissionCodes, maxDepth };
      const lender = await findLender(command, loan);
      if (!lender || lender.missing.length > 0) {
        const missing = lender?.missing ?? permissionCodes;
        throw refuse(
          'DelegationDepthExceeded',
          `It was lent to you, and not to be lent on with ${maxDepth} more times to go: ` +
            `${missing.join(', ')}. Ask who lent it.`,
          { permissionCodes: missing },
        );
      }

      const delegationRef = newRef('dlg');
      await facts.append({
        aggregateType: 'admin_delegation',
        aggregateId: delegationRef,
        eventType: 'accounts.admin_delegation.lent.v1',
        organizationRef,
        // Not the reason, which people write and which may name people.
        payload: {
          delegationRef,
          organizationRef,
          workspaceRef,
          delegatorRef: lender.membership.publicRef,
          delegateRef: target.publicRef,
          permissionCodes,
          maxDepth,
          startsAt,
          expiresAt,
        },
      });
      em.create(AdminDelegation, {
        publicRef: delegationRef,
        organizationId,
        delegatorMembershipId: lender.membership.membershipId,
        delegateMembershipId: target.membershipId,
        scopeWorkspaceId: workspaceId,
        permissionCodes,
        maxDepth,
        startsAt,
        expiresAt,
        reason,
      });
      return { __typename: 'DelegateAdministrationPayload', delegationRef };
    },
  });
}
