import { defineEntity, p, type Opt } from '@mikro-orm/core';
import type { SettlingPart } from './settlement.ts';

export const CreditNoteSchema = defineEntity({
  name: 'CreditNote',
  tableName: 'credit_notes',
  properties: {
    creditNoteId: p.bigint().primary(),
    publicRef: p.text(),
    invoiceId: p.bigint(),
    billingAccountId: p.bigint(),
    currency: p.text(),
    amountMinor: p.bigint(),
    // Drawn by the database when the note is inserted.
    number: p.bigint().generated('next_document_number').$type<Opt<bigint>>(),
    appliedTo: p.enum(['INVOICE', 'CREDIT_BALANCE'] as const),
    reason: p.text(),
    issuedAt: p.datetime(),
  },
});

/** Money given back on an invoice, without changing the invoice. */
export class CreditNote extends CreditNoteSchema.class {
  /** What it takes off its invoice: nothing when it was kept for the account. */
  settlingPart(): SettlingPart | null {
    if (this.appliedTo !== 'INVOICE') return null;
    return { amountMinor: this.amountMinor, settledAt: this.issuedAt };
  }

  /** As it is printed. */
  printedNumber(): string {
    return `CN-${String(this.number).padStart(6, '0')}`;
  }
}

CreditNoteSchema.setClass(CreditNote);
