import { parsePage, rootConnection, type PageArguments, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import { PricePlan } from '../model/price-plan.ts';
import { readableAccount } from '../readable-account.ts';
import { readableInvoice } from '../readable-invoice.ts';

interface ById {
  readonly id: string;
}

export const Query: TypeResolvers<unknown, BillingLoaders> = {
  pricePlans: (_, args: PageArguments, { em }) =>
    rootConnection(em, { entity: PricePlan, page: parsePage(args) }),
  billingAccount: async (_, { id }: ById, context) =>
    readableAccount(await context.loaders.accountByRef.load(id), context),
  invoice: (_, { id }: ById, context) => readableInvoice(id, context),
};
