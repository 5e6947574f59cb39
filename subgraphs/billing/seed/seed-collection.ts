import { appendEvents } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import { BillingAccount } from '../model/billing-account.ts';
import type { CollectionChange } from '../model/collection.ts';
import { plannedCollection } from './collection-plan.ts';
import { seedFact } from './fact.ts';
import { plannedInvoice } from './invoice-plan.ts';
import type { SeededAccount } from './seed-accounts.ts';
import { plannedSettlement } from './settlement-plan.ts';
import { plannedUsage } from './usage-plan.ts';

/** Seeds how collecting went: every change as a fact, and the state that they led to. */
export async function seedCollection(
  em: EntityManager,
  accounts: readonly SeededAccount[],
  today: Date,
): Promise<void> {
  const changed = accounts.map((account) => ({ account, changes: changesOf(account, today) }));
  await appendEvents(
    em,
    changed.flatMap(({ account, changes }) =>
      changes.map((change, index) => changedFact(account, change, index + 2)),
    ),
  );
  // Step by step, as the accounts went: a state is reached only through those before it.
  const longest = Math.max(0, ...changed.map(({ changes }) => changes.length));
  for (let step = 0; step < longest; step++) {
    const moving = Map.groupBy(changed, ({ changes }) => changes[step]?.to);
    for (const [to, group] of moving) {
      if (!to) continue;
      const billingAccountId = { $in: group.map(({ account }) => account.billingAccountId) };
      await em.nativeUpdate(
        BillingAccount,
        { billingAccountId },
        { collectionState: to, version: BigInt(step + 2) },
      );
    }
  }
}

function changesOf({ customer }: SeededAccount, today: Date): CollectionChange[] {
  const usage = plannedUsage(customer);
  const history = Array.from({ length: customer.invoices }, (_, index) => {
    const invoice = plannedInvoice(customer, index + 1, usage);
    return { invoice, settlement: plannedSettlement(invoice, today) };
  });
  return plannedCollection(history, today);
}

function changedFact(
  { customer, publicRef }: SeededAccount,
  change: CollectionChange,
  seq: number,
) {
  return seedFact({
    aggregateType: 'billing_account',
    aggregateId: publicRef,
    aggregateSeq: seq,
    eventType: 'billing.collection_state.changed.v1',
    occurredAt: change.at,
    payload: {
      billingAccountRef: publicRef,
      organizationRef: customer.organizationRef,
      from: change.from,
      to: change.to,
      since: change.at,
    },
  });
}
