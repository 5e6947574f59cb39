import type { BillingPeriod } from './billing-period.ts';
import type { BillingSubscription } from './billing-subscription.ts';

/**
 * The period whose price a subscription is charged, whole, once it began: also where it was cancelled
 * since, or gave way to another plan. Null while it is tried out or paused, and for what ended as a trial.
 */
export function flatPeriod(subscription: BillingSubscription): BillingPeriod | null {
  const { state, periodStart, periodEnd, trialEndsAt } = subscription;
  const isServed = state !== 'TRIALING' && state !== 'PAUSED';
  const isTrial = trialEndsAt != null && periodStart < trialEndsAt;
  return isServed && !isTrial ? { start: periodStart, end: periodEnd } : null;
}
