import { properties, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import type { BillingSubscription as BillingSubscriptionModel } from '../model/billing-subscription.ts';

export const BillingSubscription: TypeResolvers<BillingSubscriptionModel, BillingLoaders> = {
  ...properties<BillingSubscriptionModel>(
    'state',
    'startedAt',
    'trialEndsAt',
    'cancelledAt',
    'endedAt',
  ),
  id: (subscription) => subscription.publicRef,
  currentPeriodStart: (subscription) => subscription.periodStart,
  currentPeriodEnd: (subscription) => subscription.periodEnd,
  pricePlanVersion: ({ pricePlanVersionId }, _args, { loaders }) =>
    loaders.versionById.load(pricePlanVersionId),
  pricePlan: async ({ pricePlanVersionId }, _args, { loaders }) => {
    const version = await loaders.versionById.load(pricePlanVersionId);
    return version && loaders.pricePlanById.load(version.pricePlanId);
  },
};
