import { properties, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import type { Meter as MeterModel } from '../model/meter.ts';

export const Meter: TypeResolvers<MeterModel, BillingLoaders> = {
  ...properties<MeterModel>('name', 'unit'),
  code: (meter) => meter.meterCode,
};
