import type { EntityManager } from '@mikro-orm/sql';
import { BillingAccount } from '../model/billing-account.ts';

/**
 * Waits until nobody else moves an account's money, and keeps others waiting until the transaction
 * ends. Whoever moves money takes this lock first, so that no two of them wait for each other, and
 * reads what it decides by after it.
 */
export async function lockAccount(
  em: EntityManager,
  billingAccountId: bigint,
): Promise<BillingAccount> {
  // Not against foreign keys: who subscribes or is metered meanwhile does not wait.
  await em.execute('select from billing_accounts where billing_account_id = ? for no key update', [
    String(billingAccountId),
  ]);
  return em.findOneOrFail(BillingAccount, { billingAccountId }, { refresh: true });
}
