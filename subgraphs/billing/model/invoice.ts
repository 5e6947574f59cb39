import { defineEntity, p } from '@mikro-orm/core';

export const InvoiceSchema = defineEntity({
  name: 'Invoice',
  tableName: 'invoices',
  properties: {
    invoiceId: p.bigint().primary(),
    publicRef: p.text(),
    billingAccountId: p.bigint(),
    billingSubscriptionId: p.bigint().nullable(),
    currency: p.text(),
    state: p.enum(['DRAFT', 'FINALIZED', 'VOID'] as const),
    number: p.bigint().nullable(),
    periodStart: p.datetime(),
    periodEnd: p.datetime(),
    issuedAt: p.datetime().nullable(),
    dueAt: p.datetime().nullable(),
    voidedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    version: p.bigint().default(1),
  },
});

/** What is asked for: lines under a number, once it is finalized. */
export class Invoice extends InvoiceSchema.class {
  /** As it is printed; null while it is a draft. */
  printedNumber(): string | null {
    return this.number == null ? null : `INV-${String(this.number).padStart(6, '0')}`;
  }

  /** Only a finalized invoice asks for money: a draft not yet, a void one not any more. */
  isDemand(): boolean {
    return this.state === 'FINALIZED';
  }
}

InvoiceSchema.setClass(Invoice);
