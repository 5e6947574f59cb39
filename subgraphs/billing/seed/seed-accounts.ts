import { appendEvents, insertAll, seedRef } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import { BillingAccount } from '../model/billing-account.ts';
import { LedgerAccount, type LedgerAccountCode } from '../model/ledger-account.ts';
import type { Customer } from './customer.ts';
import { seedFact } from './fact.ts';

/** Accounts of the ledger by code, as one customer's postings reach them. */
export type LedgerKeys = Readonly<Record<LedgerAccountCode, bigint>>;

/** A customer with the primary keys that its history needs. */
export interface SeededAccount {
  readonly customer: Customer;
  readonly publicRef: string;
  readonly billingAccountId: bigint;
  readonly ledger: LedgerKeys;
}

const ownCodes = ['ACCOUNTS_RECEIVABLE', 'DEFERRED_REVENUE', 'CREDIT_BALANCE'] as const;
const houseCodes = ['CASH', 'REVENUE', 'TAX_PAYABLE', 'BAD_DEBT'] as const;

/** The house's own accounts, by currency. */
export type HouseKeys = ReadonlyMap<string, Pick<LedgerKeys, (typeof houseCodes)[number]>>;

/** Opens the house's accounts of the ledger, in every currency that is sold in. */
export async function seedHouseLedger(
  em: EntityManager,
  currencies: readonly string[],
  createdAt: Date,
): Promise<HouseKeys> {
  const rows = currencies.flatMap((currency) =>
    houseCodes.map((code) => ({ code, currency, billingAccountId: null, createdAt })),
  );
  const accounts = await insertAll(em, LedgerAccount, rows);
  return new Map(
    [...Map.groupBy(accounts, (account) => account.currency)].map(([currency, own]) => [
      currency,
      keysByCode(own),
    ]),
  );
}

/** Opens a billing account for each customer, with its accounts of the ledger. */
export async function seedAccounts(
  em: EntityManager,
  customers: readonly Customer[],
  house: HouseKeys,
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
  const ledger = await insertAll(
    em,
    LedgerAccount,
    accounts.flatMap(({ billingAccountId, currency, createdAt }) =>
      ownCodes.map((code) => ({ code, currency, billingAccountId, createdAt })),
    ),
  );
  const ledgerOf = Map.groupBy(ledger, (account) => account.billingAccountId);
  return accounts.flatMap(({ billingAccountId, publicRef, currency }, index) => {
    const customer = customers[index];
    const houseKeys = house.get(currency);
    if (!customer || !houseKeys) return [];
    const own = keysByCode(ledgerOf.get(billingAccountId) ?? []);
    return { customer, publicRef, billingAccountId, ledger: { ...own, ...houseKeys } };
  });
}

function keysByCode(accounts: readonly LedgerAccount[]): LedgerKeys {
  return Object.fromEntries(
    accounts.map(({ code, ledgerAccountId }) => [code, ledgerAccountId]),
  ) as LedgerKeys;
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
