import { seedChoice, seedNumber } from '@demarc/kit';
import type { Story } from './customer.ts';
import type { PlannedInvoice } from './invoice-plan.ts';

/** An attempt to pay. */
export interface PlannedPayment {
  readonly method: 'CARD' | 'DIRECT_DEBIT' | 'BANK_TRANSFER';
  readonly requestedAt: Date;
  readonly settledAt: Date | null;
}

/** A part of an invoice that is given back or given up. */
export interface PlannedPart {
  readonly amountMinor: bigint;
  readonly at: Date;
}

/** What became of an invoice. */
export interface PlannedSettlement {
  readonly payments: readonly PlannedPayment[];
  readonly credit: PlannedPart | null;
  readonly writeOff: PlannedPart | null;
  readonly voidedAt: Date | null;
  /** When nothing was open any more; null: it still is. */
  readonly settledAt: Date | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const nothing: PlannedSettlement = {
  payments: [],
  credit: null,
  writeOff: null,
  voidedAt: null,
  settledAt: null,
};

/** Says what became of an invoice: most are paid, by their due date or a few days late. */
export function plannedSettlement(invoice: PlannedInvoice, today: Date): PlannedSettlement {
  if (isVoided(invoice)) {
    const voidedAt = after(invoice.issuedAt, 3 * DAY_MS);
    return { ...nothing, voidedAt, settledAt: voidedAt };
  }
  return isUnpaid(invoice) ? unpaid(invoice, today) : paid(invoice);
}

/** How many of the newest invoices a customer has not paid. */
const unpaidByStory: Partial<Record<Story, number>> = {
  OVERDUE: 1,
  DELINQUENT: 2,
  WRITTEN_OFF: 3,
};

function isUnpaid({ customer, ordinal }: PlannedInvoice): boolean {
  return ordinal > customer.invoices - (unpaidByStory[customer.story] ?? 0);
}

/** A first invoice that was sent by mistake, and taken back. */
function isVoided({ customer, ordinal }: PlannedInvoice): boolean {
  return ordinal === 1 && customer.ordinal % 6 === 0 && unpaidByStory[customer.story] === undefined;
}

function unpaid(invoice: PlannedInvoice, today: Date): PlannedSettlement {
  const failed = {
    method: methodOf(invoice),
    requestedAt: after(invoice.dueAt, -DAY_MS),
    settledAt: null,
  };
  if (invoice.customer.story !== 'WRITTEN_OFF') return { ...nothing, payments: [failed] };
  const at = after(today, -7 * DAY_MS);
  const writeOff = { amountMinor: invoice.totalMinor, at };
  return { ...nothing, payments: [failed], writeOff, settledAt: at };
}

function paid(invoice: PlannedInvoice): PlannedSettlement {
  const { customer, ordinal, dueAt } = invoice;
  const method = methodOf(invoice);
  const isLate = ordinal > 1 && seedNumber(12, 'late', customer.ordinal, ordinal) === 0;
  const days = isLate ? -3 : 1 + seedNumber(10, 'early', customer.ordinal, ordinal);
  const requestedAt = after(dueAt, -days * DAY_MS);
  const settledAt = after(requestedAt, method === 'BANK_TRANSFER' ? DAY_MS : HOUR_MS);
  const isRetried = seedNumber(8, 'retry', customer.ordinal, ordinal) === 0;
  const failed = { method, requestedAt: after(requestedAt, -HOUR_MS), settledAt: null };
  return {
    ...nothing,
    payments: [...(isRetried ? [failed] : []), { method, requestedAt, settledAt }],
    credit: creditOf(invoice, settledAt),
    settledAt,
  };
}

/** The last invoice but one was a tenth too high, here and there, and that was found a week later. */
function creditOf(
  { customer, ordinal, netMinor }: PlannedInvoice,
  paidAt: Date,
): PlannedPart | null {
  const isCredited =
    ordinal === customer.invoices - 1 &&
    (customer.ordinal === 1 || seedNumber(5, 'credit', customer.ordinal) === 0);
  return isCredited ? { amountMinor: netMinor / 10n, at: after(paidAt, 7 * DAY_MS) } : null;
}

function methodOf({ customer }: PlannedInvoice): PlannedPayment['method'] {
  return seedChoice(['CARD', 'DIRECT_DEBIT', 'BANK_TRANSFER'], 'method', customer.ordinal);
}

function after(moment: Date, ms: number): Date {
  return new Date(moment.getTime() + ms);
}
