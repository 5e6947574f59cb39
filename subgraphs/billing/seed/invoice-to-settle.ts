import type { InvoiceToSeed } from './seed-invoices.ts';
import type { PlannedSettlement } from './settlement-plan.ts';

/** A finalized invoice, and what became of it. */
export interface InvoiceToSettle extends InvoiceToSeed {
  readonly invoiceId: bigint;
  readonly settlement: PlannedSettlement;
}

/** What everything that settles an invoice says of it. */
export function partOf({ invoiceId, account }: InvoiceToSettle) {
  const { billingAccountId, customer } = account;
  return { invoiceId, billingAccountId, currency: customer.currency };
}
