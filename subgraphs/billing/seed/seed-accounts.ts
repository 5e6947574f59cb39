import { appendEvents, insertAll, seedRef } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import { BillingAccount } from '../model/billing-account.ts';
import { LedgerAccount } from '../model/ledger-account.ts';
import type { Customer } from './customer.ts';
import { seedFact } from './fact.ts';

/** A customer with the primary keys that its history needs. */
export interface SeededAccount {
  readonly customer: Customer;
  readonly publicRef: string;
  readonly billingAccountId: bigint;
}

const ownCodes = ['ACCOUNTS_RECEIVABLE', 'DEFERRED_REVENUE', 'CREDIT_BALANCE'] as const;
const houseCodes = ['CASH', 'REVENUE', 'TAX_PAYABLE', 'BAD_DEBT'] as const;

/** Opens the house's accounts of the ledger, in every currency that is sold in. */
export async function seedHouseLedger(
  em: EntityManager,
  currencies: readonly string[],
  createdAt: Date,
): Promise<void> {
  const rows = currencies.flatMap((currency) =>
    houseCodes.map((code) => ({ code, currency, billingAccountId: null, createdAt })),
  );
  await insertAll(em, LedgerAccount, rows);
}

/** Opens a billing account for each customer, with its accounts of the ledger. */
export async function seedAccounts(
  em: EntityManager,
  customers: readonly Customer[],
): Promise<readonly SeededAccount[]> {
  const rows = customers.map(({ ordinal, organizationRef, currency, startedAt }) => ({
    publicRef: seedRef('ba', ordinal),
    organizationRef,
    currency,
    collectionState: 'GOOD_STANDING' as const,
    createdAt: startedAt,
  }));
  await appendEvents(em, rows.map(openedFact));
  const accounts = await insertAll(em, BillingAccount, rows);
  await insertAll(
    em,
    LedgerAccount,
    accounts.flatMap(({ billingAccountId, currency, createdAt }) =>
      ownCodes.map((code) => ({ code, currency, billingAccountId, createdAt })),
    ),
  );
  return accounts.flatMap(({ billingAccountId, publicRef }, index) => {
    const customer = customers[index];
    return customer ? { customer, publicRef, billingAccountId } : [];
  });
}

function openedFact(account: {
  readonly publicRef: string;
  readonly organizationRef: string;
  readonly currency: string;
  readonly createdAt: Date;
}) {
  return seedFact({
    aggregateType: 'billing_account',
    aggregateId: account.publicRef,
    aggregateSeq: 1,
    eventType: 'billing.account.opened.v1',
    occurredAt: account.createdAt,
    payload: {
      billingAccountRef: account.publicRef,
      organizationRef: account.organizationRef,
      currency: account.currency,
    },
  });
}
