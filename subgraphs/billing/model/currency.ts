import { defineEntity, p } from '@mikro-orm/core';

export const CurrencySchema = defineEntity({
  name: 'Currency',
  tableName: 'currencies',
  properties: {
    code: p.text().primary(),
    minorUnits: p.integer(),
  },
});

/** A currency, and into how many decimals its smallest unit divides it: JPY 0, EUR 2, KWD 3. */
export class Currency extends CurrencySchema.class {}

CurrencySchema.setClass(Currency);
