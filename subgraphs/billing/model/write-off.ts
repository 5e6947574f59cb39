import { defineEntity, p } from '@mikro-orm/core';
import type { SettlingPart } from './settlement.ts';

export const WriteOffSchema = defineEntity({
  name: 'WriteOff',
  tableName: 'write_offs',
  properties: {
    writeOffId: p.bigint().primary(),
    publicRef: p.text(),
    invoiceId: p.bigint(),
    billingAccountId: p.bigint(),
    currency: p.text(),
    amountMinor: p.bigint(),
    reason: p.text(),
    writtenOffAt: p.datetime(),
  },
});

/** What of an invoice is not expected any more. */
export class WriteOff extends WriteOffSchema.class {
  /** What it takes off its invoice. */
  settlingPart(): SettlingPart {
    return { amountMinor: this.amountMinor, settledAt: this.writtenOffAt };
  }
}

WriteOffSchema.setClass(WriteOff);
