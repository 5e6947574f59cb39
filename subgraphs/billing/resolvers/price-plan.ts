import { properties, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import { versionSoldAt } from '../model/price-plan-version.ts';
import type { PricePlan as PricePlanModel } from '../model/price-plan.ts';

export const PricePlan: TypeResolvers<PricePlanModel, BillingLoaders> = {
  ...properties<PricePlanModel>('code', 'name'),
  id: (plan) => plan.publicRef,
  versions: ({ pricePlanId }, _args, { loaders }) => loaders.versionsOfPlan.load(pricePlanId),
  currentVersion: async ({ pricePlanId }, _args, { loaders, now }) =>
    versionSoldAt(await loaders.versionsOfPlan.load(pricePlanId), now),
};
