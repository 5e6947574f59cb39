import type { EntityManager } from '@mikro-orm/sql';
import type { BillingAccount } from '../model/billing-account.ts';
import { BillingSubscription } from '../model/billing-subscription.ts';
import { unchargedPeriod } from './uncharged-period.ts';

/**
 * The subscriptions of an account whose period no invoice charges yet, oldest first: the one that runs,
 * and those that gave way to another plan before their period was invoiced.
 */
export async function unchargedSubscriptions(
  em: EntityManager,
  { billingAccountId }: BillingAccount,
): Promise<readonly BillingSubscription[]> {
  const all = await em.find(
    BillingSubscription,
    { billingAccountId },
    { orderBy: { billingSubscriptionId: 'asc' } },
  );
  const uncharged: BillingSubscription[] = [];
  for (const one of all) if (await unchargedPeriod(em, one)) uncharged.push(one);
  return uncharged;
}
