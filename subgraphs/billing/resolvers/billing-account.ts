import { parsePage, properties, type PageArguments, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import type { BillingAccount as BillingAccountModel } from '../model/billing-account.ts';
import { presentSubscription } from '../model/billing-subscription.ts';

type InState = PageArguments & { readonly state?: string | null };

export const BillingAccount: TypeResolvers<BillingAccountModel, BillingLoaders> = {
  ...properties<BillingAccountModel>('currency', 'collectionState', 'createdAt'),
  id: (account) => account.publicRef,
  organization: (account) => ({ id: account.organizationRef }),
  balance: async ({ billingAccountId, currency }, _args, { loaders }) => ({
    amountMinor: await loaders.balanceOfAccount.load(billingAccountId),
    currency,
  }),
  subscription: async ({ billingAccountId }, _args, { loaders }) =>
    presentSubscription(await loaders.subscriptionsOfAccount.load(billingAccountId)),
  invoices: ({ billingAccountId: parent }, { state, ...page }: InState, { loaders }) =>
    loaders.invoicesOfAccount.load({ parent, page: parsePage(page), only: state }),
  payments: ({ billingAccountId: parent }, { state, ...page }: InState, { loaders }) =>
    loaders.paymentsOfAccount.load({ parent, page: parsePage(page), only: state }),
  creditNotes: ({ billingAccountId: parent }, page: PageArguments, { loaders }) =>
    loaders.creditNotesOfAccount.load({ parent, page: parsePage(page) }),
};
