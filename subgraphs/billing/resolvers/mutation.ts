import type { TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import { invoiceMutations } from './mutations/invoices.ts';
import { subscriptionMutations } from './mutations/subscriptions.ts';

export const Mutation: TypeResolvers<unknown, BillingLoaders> = {
  ...subscriptionMutations,
  ...invoiceMutations,
};
