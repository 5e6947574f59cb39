import type { CollectionState } from '../model/billing-account.ts';
import type { PlannedInvoice } from './invoice-plan.ts';
import type { PlannedSettlement } from './settlement-plan.ts';

/** How collecting went on, and when. */
export interface CollectionChange {
  readonly from: CollectionState;
  readonly to: CollectionState;
  readonly at: Date;
}

/** An invoice and what became of it. */
export interface SettledInvoice {
  readonly invoice: PlannedInvoice;
  readonly settlement: PlannedSettlement;
}

/** An account is delinquent once an invoice is overdue for longer than this. */
const DELINQUENT_AFTER_MS = 30 * 86_400_000;

/** The changes of an account's collection state up to a day: what its invoices and payments imply. */
export function plannedCollection(
  history: readonly SettledInvoice[],
  today: Date,
): CollectionChange[] {
  const overdue = history.filter(
    ({ invoice: { dueAt }, settlement: { settledAt } }) => dueAt < (settledAt ?? today),
  );
  const changes: CollectionChange[] = [];
  let state = 'GOOD_STANDING' as CollectionState;
  const change = (to: CollectionState, at: Date) => {
    if (to !== state && at <= today) {
      changes.push({ from: state, to, at });
      state = to;
    }
  };
  for (const { invoice, settlement } of overdue) {
    const { settledAt, writeOff } = settlement;
    if (state === 'GOOD_STANDING') change('PAST_DUE', invoice.dueAt);
    const delinquentAt = new Date(invoice.dueAt.getTime() + DELINQUENT_AFTER_MS);
    if (state === 'PAST_DUE' && delinquentAt < (settledAt ?? today))
      change('DELINQUENT', delinquentAt);
    if (writeOff) change('WRITTEN_OFF', writeOff.at);
    else if (settledAt) change('GOOD_STANDING', settledAt);
  }
  return changes;
}
