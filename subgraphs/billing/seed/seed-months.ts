import type { EntityManager } from '@mikro-orm/sql';
import { seedRef } from '@demarc/kit';
import { postToLedger, type AccountPosting } from '../ledger/post-to-ledger.ts';
import type { Story } from './customer.ts';
import { plannedInvoice } from './invoice-plan.ts';
import { postingsOfInvoice } from './postings-of-invoice.ts';
import type { SeededAccount } from './seed-accounts.ts';
import { draftInvoices, finalizeInvoices, type InvoiceToSeed } from './seed-invoices.ts';
import { seedSettlements } from './seed-settlements.ts';
import { plannedSettlement } from './settlement-plan.ts';
import { plannedUsage } from './usage-plan.ts';

/** What the invoices of a month are made from. */
export interface MonthToSeed {
  readonly accounts: readonly SeededAccount[];
  /** Primary keys of subscriptions, by public ref. */
  readonly subscriptions: ReadonlyMap<string, bigint>;
  readonly today: Date;
  /** How many months before the current one; 0 is the current month, which is only drafted. */
  readonly monthsBack: number;
}

/** Whose next invoice is being put together. */
const drafted: ReadonlySet<Story> = new Set(['PAID_UP', 'OVERDUE', 'DELINQUENT', 'CANCELLED']);

/** Seeds the invoices of one month, what became of them, and what that wrote into the ledger. */
export async function seedMonth(
  em: EntityManager,
  { accounts, subscriptions, today, monthsBack }: MonthToSeed,
): Promise<void> {
  const invoices = accounts.flatMap((account): readonly InvoiceToSeed[] => {
    const { customer } = account;
    const ordinal = customer.invoices + 1 - monthsBack;
    if (ordinal < 1 || (monthsBack === 0 && !drafted.has(customer.story))) return [];
    const invoice = plannedInvoice(customer, ordinal, plannedUsage(customer));
    const billingSubscriptionId = subscriptions.get(seedRef('sub', customer.ordinal)) ?? null;
    return [{ account, invoice, billingSubscriptionId }];
  });
  const keys = await draftInvoices(em, invoices);
  if (monthsBack === 0) return;
  await finalizeInvoices(em, invoices);
  const settled = invoices.map((one, index) => ({
    ...one,
    invoiceId: keys[index] ?? 0n,
    settlement: plannedSettlement(one.invoice, today),
  }));
  await seedSettlements(em, settled);
  const postings = settled.flatMap(({ account, invoice, settlement }) =>
    postingsOfInvoice(account, invoice, settlement),
  );
  const isReversal = ({ posting }: AccountPosting) => posting.reverses !== undefined;
  await postToLedger(
    em,
    'seed',
    postings.filter((one) => !isReversal(one)),
  );
  // What is undone stands already.
  await postToLedger(em, 'seed', postings.filter(isReversal));
}
