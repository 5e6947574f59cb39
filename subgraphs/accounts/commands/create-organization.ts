import { actAs, newRef, runCommand, type MutationInput } from '@demarc/kit';
import type { AccountsContext } from '../loaders.ts';
import { Membership } from '../model/membership.ts';
import { OnboardingStep, onboardingStepCodes } from '../model/onboarding-step.ts';
import { Organization } from '../model/organization.ts';
import { RoleAssignment } from '../model/role-assignment.ts';
import { Role } from '../model/role.ts';
import { User } from '../model/user.ts';

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
    async work({ em, identity, actorRef, now, facts }) {
      const organizationRef = newRef('org');
      const membershipRef = newRef('mem');
      // Row-level security lets nobody write what is not theirs: from here on this one is.
      const grant = {
        organization: organizationRef,
        workspace: null,
        permissions: [],
        onBehalfOf: null,
      };
      await actAs(em, { ...identity, grants: [...identity.grants, grant] });
      const user = await em.findOneOrFail(User, { publicRef: actorRef });
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
      await em.flush();
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
