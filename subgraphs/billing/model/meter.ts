import { defineEntity, p } from '@mikro-orm/core';

export const MeterSchema = defineEntity({
  name: 'Meter',
  tableName: 'meters',
  properties: {
    meterCode: p.text().primary(),
    name: p.text(),
    unit: p.text(),
  },
});

/** Something that is counted, and in what unit. */
export class Meter extends MeterSchema.class {}

MeterSchema.setClass(Meter);
