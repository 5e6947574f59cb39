import type { BillingPeriod } from './billing-period.ts';
import type { BillingSubscription } from './billing-subscription.ts';

/**
 * The period whose price a subscription is charged now; null while it is tried out or paused, and
 * once it is over. What was cancelled is still charged for the period that it runs in.
 */
export function flatPeriod(subscription: BillingSubscription): BillingPeriod | null {
  const { state, periodStart, periodEnd, trialEndsAt } = subscription;
  const isServed = state === 'ACTIVE' || state === 'CANCELLED';
  const isTrial = trialEndsAt != null && periodStart < trialEndsAt;
  return isServed && !isTrial ? { start: periodStart, end: periodEnd } : null;
}
