import { defineEntity, p } from '@mikro-orm/core';

export const PriceSchema = defineEntity({
  name: 'Price',
  tableName: 'prices',
  properties: {
    priceId: p.bigint().primary(),
    pricePlanVersionId: p.bigint(),
    model: p.enum(['FLAT', 'PER_UNIT'] as const),
    meterCode: p.text().nullable(),
    currency: p.text(),
    unitAmount: p.decimal(),
  },
});

/** What one thing costs in one currency: the period itself, or each unit of a meter. */
export class Price extends PriceSchema.class {}

PriceSchema.setClass(Price);
