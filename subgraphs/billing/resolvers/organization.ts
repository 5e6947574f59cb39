import { properties, referenceResolver, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import { readableAccount } from '../readable-account.ts';

/** Accounts' entity, known here by its ref. */
interface OrganizationRef {
  readonly id: string;
}

export const Organization: TypeResolvers<OrganizationRef, BillingLoaders> = {
  ...referenceResolver<BillingLoaders>(({ id }) => ({ id })),
  ...properties<OrganizationRef>('id'),
  billing: async ({ id }, _args, context) =>
    readableAccount(await context.loaders.accountByOrganization.load(id), context),
};
