import {
  delinquentFrom,
  type CollectionChange,
  type CollectionState,
} from '../model/collection.ts';
import type { PlannedInvoice } from './invoice-plan.ts';
import type { PlannedSettlement } from './settlement-plan.ts';

/** An invoice and what became of it. */
export interface SettledInvoice {
  readonly invoice: PlannedInvoice;
  readonly settlement: PlannedSettlement;
}

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
    const delinquentAt = delinquentFrom(invoice.dueAt);
    if (state === 'PAST_DUE' && delinquentAt < (settledAt ?? today))
      change('DELINQUENT', delinquentAt);
    if (writeOff) change('WRITTEN_OFF', writeOff.at);
    else if (settledAt) change('GOOD_STANDING', settledAt);
  }
  return changes;
}
