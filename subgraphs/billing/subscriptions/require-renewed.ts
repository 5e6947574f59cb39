import { refuse } from '@demarc/kit';
import type { BillingSubscription } from '../model/billing-subscription.ts';

/**
 * Goes on if a subscription would be renewed.
 * @throws Refused SubscriptionNotRenewed
 */
export function requireRenewed(subscription: BillingSubscription): void {
  if (subscription.isRenewed()) return;
  const { publicRef: subscriptionId, state } = subscription;
  throw refuse(
    'SubscriptionNotRenewed',
    `The subscription is ${state}, so there is nothing to change about what follows. Subscribe anew once it has ended.`,
    { subscriptionId, state },
  );
}
