import { newRef } from '@demarc/kit';
import type { BillingUnit } from '../billing-unit.ts';
import { BillingAccount } from '../model/billing-account.ts';

/** Opens an organization's billing account; its accounts of the ledger are opened when it is first posted to. */
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
  return account;
}
