import { properties, referenceResolver, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';

/** Accounts' entity, known here by its ref. */
interface OrganizationRef {
  readonly id: string;
}

export const Organization: TypeResolvers<OrganizationRef, BillingLoaders> = {
  ...referenceResolver<BillingLoaders>(({ id }) => ({ id })),
  ...properties<OrganizationRef>('id'),
  billing: ({ id }, _args, { loaders }) => loaders.accountByOrganization.load(id),
};
