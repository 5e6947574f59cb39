import { defineEntity, p } from '@mikro-orm/core';

export const PricePlanSchema = defineEntity({
  name: 'PricePlan',
  tableName: 'price_plans',
  properties: {
    pricePlanId: p.bigint().primary(),
    publicRef: p.text(),
    code: p.text(),
    name: p.text(),
    createdAt: p.datetime(),
  },
});

/** Something that is sold; what it costs stands in its versions. */
export class PricePlan extends PricePlanSchema.class {}

PricePlanSchema.setClass(PricePlan);
