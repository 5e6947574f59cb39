import { properties, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import { formatMoney, type Money as MoneyModel } from '../model/money.ts';

export const Money: TypeResolvers<MoneyModel, BillingLoaders> = {
  ...properties<MoneyModel>('amountMinor', 'currency'),
  formatted: async (money, _args, { loaders }) => {
    const currency = await loaders.currencyByCode.load(money.currency);
    return currency && formatMoney(money, currency);
  },
};
