import { newRef, runCommand, type MutationInput } from '@demarc/kit';
import type { AccountsContext } from '../loaders.ts';
import { Membership } from '../model/membership.ts';
import { OnboardingStep, onboardingStepCodes } from '../model/onboarding-step.ts';
import { Organization } from '../model/organization.ts';
import { RoleAssignment } from '../model/role-assignment.ts';
import { Role } from '../model/role.ts';
import { actWithin } from './act-within.ts';
import { findActor, loginNotActive } from './find-actor.ts';
import { flushMembership } from './flush-membership.ts';

/** What a new organization begins with. */
export interface CreateOrganizationInput extends MutationInput {
  readonly name: string;
  readonly regionCode: string;
}

/** Creates an organization; whoever asks becomes its owner, which is where every permission in it begins. */
export function createOrganization(input: CreateOrganizationInput, context: AccountsContext) {
  return runCommand(context, {
    name: 'createOrganization',
    input,
    async work(command) {
      const { em, actorRef, now, facts } = command;
      const user = await findActor(command);
      if (!user?.isActive()) throw loginNotActive(user);
      const organizationRef = newRef('org');
      const membershipRef = newRef('mem');
      await actWithin(command, organizationRef);
      const owner = await em.findOneOrFail(Role, { organizationId: null, code: 'owner' });
      await facts.append({
        aggregateType: 'organization',
        aggregateId: organizationRef,
        eventType: 'accounts.organization.created.v1',
        organizationRef,
        payload: { organizationRef, legalName: input.name, regionCode: input.regionCode },
      });
      await facts.append({
        aggregateType: 'membership',
        aggregateId: membershipRef,
        eventType: 'accounts.membership.activated.v1',
        organizationRef,
        payload: { membershipRef, organizationRef, userRef: actorRef, roleCode: owner.code },
      });
      const organization = em.create(Organization, {
        publicRef: organizationRef,
        legalName: input.name,
        lifecycleState: 'ACTIVE',
        regionCode: input.regionCode,
        createdAt: now,
        version: 1n,
      });
      await em.flush();
      const { organizationId } = organization;
      const membership = em.create(Membership, {
        publicRef: membershipRef,
        userId: user.userId,
        organizationId,
        state: 'ACTIVE',
        joinedAt: now,
        createdAt: now,
      });
      await flushMembership(em);
      em.create(RoleAssignment, {
        membershipId: membership.membershipId,
        roleId: owner.roleId,
        grantedByRef: actorRef,
        grantedAt: now,
      });
      for (const stepCode of onboardingStepCodes) {
        em.create(OnboardingStep, { organizationId, stepCode, state: 'PENDING', evidence: {} });
      }
      await em.flush();
      return { __typename: 'CreateOrganizationPayload', organizationRef };
    },
  });
}
