import { outcomeType, properties, type Outcome, type Resolvers } from '@demarc/kit';
import type { AccountsLoaders } from '../loaders.ts';

/** An outcome that refers to an organization. */
type OfOrganization = Outcome & { readonly organizationRef: string };

/** What mutations came to: the members of their unions. */
export const mutationOutcomes: Resolvers<AccountsLoaders> = {
  CreateOrganizationResult: outcomeType,
  CreateOrganizationPayload: {
    ...properties<OfOrganization>('replayed'),
    organization: ({ organizationRef }: OfOrganization, _args, { loaders }) =>
      loaders.organizationByRef.load(organizationRef),
  },
};
