import { insertAll, newRef } from '@demarc/kit';
import type { BillingUnit } from '../billing-unit.ts';
import { BillingAccount } from '../model/billing-account.ts';
import { LedgerAccount } from '../model/ledger-account.ts';

/** The accounts of the ledger that each customer has of its own. */
export const ownLedgerCodes = [
  'ACCOUNTS_RECEIVABLE',
  'DEFERRED_REVENUE',
  'CREDIT_BALANCE',
] as const;

/** Opens an organization's billing account, with its own accounts of the ledger. */
export async function openBillingAccount(
  { em, facts, now }: BillingUnit,
  { organizationRef, currency }: Pick<BillingAccount, 'organizationRef' | 'currency'>,
): Promise<BillingAccount> {
  const publicRef = newRef('ba');
  await facts.append({
    aggregateType: 'billing_account',
    aggregateId: publicRef,
    eventType: 'billing.account.opened.v1',
    organizationRef,
    payload: { billingAccountRef: publicRef, organizationRef, currency },
  });
  const account = em.create(BillingAccount, {
    publicRef,
    organizationRef,
    currency,
    collectionState: 'GOOD_STANDING',
    createdAt: now,
  });
  await em.flush();
  const { billingAccountId } = account;
  await insertAll(
    em,
    LedgerAccount,
    ownLedgerCodes.map((code) => ({ code, currency, billingAccountId, createdAt: now })),
  );
  return account;
}
