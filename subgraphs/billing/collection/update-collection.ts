import type { BillingUnit } from '../billing-unit.ts';
import { createLoaders } from '../loaders.ts';
import type { BillingAccount } from '../model/billing-account.ts';
import { collectionChanges, type CollectionChange } from '../model/collection.ts';
import { Invoice } from '../model/invoice.ts';
import { settlementOfInvoice } from '../settlement-of-invoice.ts';

/**
 * Brings an account's collection state to what its invoices say now, step by step, each step a fact.
 * The account is locked by whoever calls.
 * @returns the steps; none where the state was right
 */
export async function updateCollection(
  unit: BillingUnit,
  account: BillingAccount,
): Promise<readonly CollectionChange[]> {
  await unit.em.flush();
  const oldestDueAt = await oldestOverdue(unit, account);
  const changes = collectionChanges(account.collectionState, oldestDueAt, unit.now);
  for (const change of changes) await changeCollection(unit, account, change);
  return changes;
}

/** Moves an account's collection state on: first the fact, then the state. */
export async function changeCollection(
  { em, facts }: BillingUnit,
  account: BillingAccount,
  change: CollectionChange,
): Promise<void> {
  const { publicRef, organizationRef } = account;
  await facts.append({
    aggregateType: 'billing_account',
    aggregateId: publicRef,
    eventType: 'billing.collection_state.changed.v1',
    organizationRef,
    occurredAt: change.at,
    payload: {
      billingAccountRef: publicRef,
      organizationRef,
      from: change.from,
      to: change.to,
      since: change.at,
    },
  });
  account.changeCollection(change);
  // Each step by itself: the table of transitions judges one at a time.
  await em.flush();
}

async function oldestOverdue(
  { em, now }: BillingUnit,
  { billingAccountId }: BillingAccount,
): Promise<Date | null> {
  const due = await em.find(
    Invoice,
    { billingAccountId, state: 'FINALIZED', dueAt: { $lte: now } },
    { orderBy: { dueAt: 'asc' } },
  );
  const loaders = createLoaders(em);
  const settlements = await Promise.all(due.map((one) => settlementOfInvoice(one, loaders)));
  return settlements.find((one) => one.isOverdueAt(now))?.invoice.dueAt ?? null;
}
