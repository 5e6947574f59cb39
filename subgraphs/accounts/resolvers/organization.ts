import {
  parsePage,
  properties,
  referenceResolver,
  type PageArguments,
  type TypeResolvers,
} from '@demarc/kit';
import type { AccountsLoaders } from '../loaders.ts';
import { decideAccess } from '../model/access-decision.ts';
import { Onboarding } from '../model/onboarding.ts';
import type { Organization as OrganizationModel } from '../model/organization.ts';

export const Organization: TypeResolvers<OrganizationModel, AccountsLoaders> = {
  ...referenceResolver<AccountsLoaders>(({ id }, { loaders }) =>
    loaders.organizationByRef.load(id),
  ),
  ...properties<OrganizationModel>('lifecycleState', 'regionCode', 'createdAt'),
  id: (organization) => organization.publicRef,
  name: (organization) => organization.legalName,
  status: (organization) => organization.legacyStatus(),
  onboarding: async ({ organizationId }, _args, { loaders }) =>
    new Onboarding(await loaders.onboardingSteps.load(organizationId)),
  accessDecision: async ({ publicRef, lifecycleState }, _args, { loaders, now }) =>
    decideAccess(lifecycleState, await loaders.collectionStateByOrganization.load(publicRef), now),
  workspaces: ({ organizationId }, args: PageArguments, { loaders }) =>
    loaders.workspacesOfOrganization.load({ parent: organizationId, page: parsePage(args) }),
  members: ({ organizationId }, args: PageArguments, { loaders }) =>
    loaders.membersOfOrganization.load({ parent: organizationId, page: parsePage(args) }),
  adminDelegations: ({ organizationId }, args: PageArguments, { loaders }) =>
    loaders.delegationsOfOrganization.load({ parent: organizationId, page: parsePage(args) }),
};
