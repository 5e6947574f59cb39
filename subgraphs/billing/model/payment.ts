import { defineEntity, p } from '@mikro-orm/core';
import type { SettlingPart } from './settlement.ts';

export const PaymentSchema = defineEntity({
  name: 'Payment',
  tableName: 'payments',
  properties: {
    paymentId: p.bigint().primary(),
    publicRef: p.text(),
    invoiceId: p.bigint(),
    billingAccountId: p.bigint(),
    currency: p.text(),
    amountMinor: p.bigint(),
    state: p.enum(['PENDING', 'SUCCEEDED', 'FAILED', 'REFUNDED'] as const).default('PENDING'),
    method: p.enum(['CARD', 'DIRECT_DEBIT', 'BANK_TRANSFER'] as const),
    /** What the provider calls it; null where nobody said. */
    providerReference: p.text().nullable(),
    requestedAt: p.datetime(),
    settledAt: p.datetime().nullable(),
    failureCode: p.text().nullable(),
    version: p.bigint().default(1),
  },
});

/** An attempt to pay an invoice, in whole or in part. */
export class Payment extends PaymentSchema.class {
  /** What it takes off its invoice: nothing before the money is there, nothing once it was given back. */
  settlingPart(): SettlingPart | null {
    if (this.state !== 'SUCCEEDED' || this.settledAt == null) return null;
    return { amountMinor: this.amountMinor, settledAt: this.settledAt };
  }

  /** The money is there. */
  succeed(settledAt: Date): void {
    this.state = 'SUCCEEDED';
    this.settledAt = settledAt;
    this.version += 1n;
  }
}

PaymentSchema.setClass(Payment);
