import { defineEntity, p } from '@mikro-orm/core';
import { entitlementKinds } from './entitlement-grant.ts';

export const PricePlanFeatureSchema = defineEntity({
  name: 'PricePlanFeature',
  tableName: 'price_plan_features',
  properties: {
    pricePlanFeatureId: p.bigint().primary(),
    pricePlanVersionId: p.bigint(),
    featureCode: p.text(),
    kind: p.enum(entitlementKinds),
    limitValue: p.bigint().nullable(),
  },
});

/** A feature that a plan's version includes: what a subscription to it grants. */
export class PricePlanFeature extends PricePlanFeatureSchema.class {}

PricePlanFeatureSchema.setClass(PricePlanFeature);
