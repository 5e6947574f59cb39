import { defineEntity, p } from '@mikro-orm/core';

export const InvoiceLineSchema = defineEntity({
  name: 'InvoiceLine',
  tableName: 'invoice_lines',
  properties: {
    invoiceLineId: p.bigint().primary(),
    invoiceId: p.bigint(),
    lineNumber: p.integer(),
    kind: p.enum(['FLAT', 'USAGE', 'TAX', 'ADJUSTMENT'] as const),
    description: p.text(),
    meterCode: p.text().nullable(),
    quantity: p.decimal(),
    unitAmount: p.decimal(),
    exactAmount: p.decimal(),
    amountMinor: p.bigint(),
  },
});

/** One thing asked for: exact beside rounded, rounded once. */
export class InvoiceLine extends InvoiceLineSchema.class {}

InvoiceLineSchema.setClass(InvoiceLine);
