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
    /** Whether it charges the price of the period, and not for usage alone. */
    chargesPeriod: p.boolean().default(true),
    /** The first moment whose usage it does not charge for; null where it charges for none. */
    usageUntil: p.datetime().nullable(),
    createdAt: p.datetime(),
    version: p.bigint().default(1),
  },
});

/** How long a customer has to pay. */
const PAYMENT_TERM_MS = 14 * 86_400_000;

/** When what is issued at a moment has to be paid. */
export function dueWhenIssued(issuedAt: Date): Date {
  return new Date(issuedAt.getTime() + PAYMENT_TERM_MS);
}

/** As it is printed. */
export function printInvoiceNumber(number: bigint | number): string {
  return `INV-${String(number).padStart(6, '0')}`;
}

/** What is asked for: lines under a number, once it is finalized. */
export class Invoice extends InvoiceSchema.class {
  /** As it is printed; null while it is a draft. */
  printedNumber(): string | null {
    return this.number == null ? null : printInvoiceNumber(this.number);
  }

  /** Only a finalized invoice asks for money: a draft not yet, a void one not any more. */
  isDemand(): boolean {
    return this.state === 'FINALIZED';
  }

  /** Asks for its money from now on. The database gives it a number when this is written. */
  finalize(now: Date): void {
    this.state = 'FINALIZED';
    this.issuedAt = now;
    this.dueAt = dueWhenIssued(now);
    this.version += 1n;
  }

  /** Takes it back as a whole. */
  withdraw(now: Date): void {
    this.state = 'VOID';
    this.voidedAt = now;
    this.version += 1n;
  }

  /** Whether money for it can have arrived at a moment: after it was issued, and not in the future. */
  canBePaidAt(receivedAt: Date, now: Date): boolean {
    return this.issuedAt != null && this.issuedAt <= receivedAt && receivedAt <= now;
  }
}

InvoiceSchema.setClass(Invoice);
