import type { EntityManager } from '@mikro-orm/sql';
import type { BillingPeriod } from '../model/billing-period.ts';
import type { BillingSubscription } from '../model/billing-subscription.ts';
import { flatPeriod } from '../model/flat-period.ts';
import { Invoice } from '../model/invoice.ts';

/** The period that a subscription is to be charged for now; null where it is free, or charged already. */
export async function unchargedPeriod(
  em: EntityManager,
  subscription: BillingSubscription,
): Promise<BillingPeriod | null> {
  const period = flatPeriod(subscription);
  if (period === null) return null;
  const charging = await em.count(Invoice, {
    billingSubscriptionId: subscription.billingSubscriptionId,
    periodStart: period.start,
    periodEnd: period.end,
    chargesPeriod: true,
    state: { $ne: 'VOID' },
  });
  return charging === 0 ? period : null;
}
