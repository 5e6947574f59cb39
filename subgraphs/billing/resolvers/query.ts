import { parsePage, rootConnection, type PageArguments, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import { PricePlan } from '../model/price-plan.ts';

interface ById {
  readonly id: string;
}

export const Query: TypeResolvers<unknown, BillingLoaders> = {
  pricePlans: (_, args: PageArguments, { em }) =>
    rootConnection(em, { entity: PricePlan, page: parsePage(args) }),
  billingAccount: (_, { id }: ById, { loaders }) => loaders.accountByRef.load(id),
  invoice: (_, { id }: ById, { loaders }) => loaders.invoiceByRef.load(id),
};
