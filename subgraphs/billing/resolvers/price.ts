import { properties, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import { printDecimal } from '../model/money.ts';
import type { Price as PriceModel } from '../model/price.ts';

export const Price: TypeResolvers<PriceModel, BillingLoaders> = {
  ...properties<PriceModel>('model', 'currency'),
  unitAmount: (price) => printDecimal(price.unitAmount),
  meter: ({ meterCode }, _args, { loaders }) =>
    meterCode == null ? null : loaders.meterByCode.load(meterCode),
};
