import { properties, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import type { PricePlanFeature as PricePlanFeatureModel } from '../model/price-plan-feature.ts';
import type { PricePlanVersion as PricePlanVersionModel } from '../model/price-plan-version.ts';

export const PricePlanVersion: TypeResolvers<PricePlanVersionModel, BillingLoaders> = {
  ...properties<PricePlanVersionModel>('versionNumber', 'publishedAt', 'trialDays'),
  id: (version) => version.publicRef,
  prices: ({ pricePlanVersionId }, _args, { loaders }) =>
    loaders.pricesOfVersion.load(pricePlanVersionId),
  features: ({ pricePlanVersionId }, _args, { loaders }) =>
    loaders.featuresOfVersion.load(pricePlanVersionId),
};

export const PricePlanFeature: TypeResolvers<PricePlanFeatureModel, BillingLoaders> = {
  ...properties<PricePlanFeatureModel>('kind'),
  feature: (included) => included.featureCode,
  limit: (included) => included.limitValue,
};
