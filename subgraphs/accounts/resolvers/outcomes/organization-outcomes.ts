import { outcomeType, properties, refusalType, type Outcome, type Resolvers } from '@demarc/kit';
import type { AccountsLoaders } from '../../loaders.ts';
import { Onboarding } from '../../model/onboarding.ts';

/** An outcome that refers to an organization. */
type OfOrganization = Outcome & { readonly organizationRef: string };

const payload: Resolvers<AccountsLoaders>[string] = {
  ...properties<OfOrganization>('replayed'),
  organization: ({ organizationRef }: OfOrganization, _args, { loaders }) =>
    loaders.organizationByRef.load(organizationRef),
};

/** What mutations of organizations came to: the members of their unions. */
export const organizationOutcomes: Resolvers<AccountsLoaders> = {
  CreateOrganizationResult: outcomeType,
  CreateOrganizationPayload: payload,
  SuspendOrganizationResult: outcomeType,
  SuspendOrganizationPayload: payload,
  ReactivateOrganizationResult: outcomeType,
  ReactivateOrganizationPayload: payload,
  DecideOnboardingStepResult: outcomeType,
  DecideOnboardingStepPayload: {
    ...properties<OfOrganization>('replayed'),
    onboarding: async ({ organizationRef }: OfOrganization, _args, { loaders }) => {
      const organization = await loaders.organizationByRef.load(organizationRef);
      if (!organization) return null;
      return new Onboarding(await loaders.onboardingSteps.load(organization.organizationId));
    },
  },
  OrganizationStateConflict: refusalType('lifecycleState'),
  OrganizationLimitReached: refusalType('limit'),
  OnboardingStepStateConflict: refusalType('state'),
  EvidenceMissing: refusalType('stepCode'),
  LoginNotActive: refusalType('loginState'),
};
