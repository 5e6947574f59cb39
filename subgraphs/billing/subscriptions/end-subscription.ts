import type { BillingUnit } from '../billing-unit.ts';
import type { BillingSubscription } from '../model/billing-subscription.ts';
import { closePlanGrants } from './close-plan-grants.ts';
import { tellOfSubscription } from './tell-of-subscription.ts';

/** A subscription that is over, whose it is, and from when on. */
export interface SubscriptionEnd {
  /** Locked by whoever ends it. */
  readonly subscription: BillingSubscription;
  readonly organizationRef: string;
  readonly endedAt: Date;
}

/** Ends a subscription, and with it what it granted. */
export async function endSubscription(
  unit: BillingUnit,
  { subscription, organizationRef, endedAt }: SubscriptionEnd,
): Promise<void> {
  const { em } = unit;
  const { publicRef } = subscription;
  await tellOfSubscription(unit, { subscription, organizationRef, verb: 'ended', at: endedAt });
  subscription.state = 'ENDED';
  subscription.endedAt = endedAt;
  subscription.version += 1n;
  await em.flush();
  await closePlanGrants(unit, {
    organizationRef,
    subscriptionRef: publicRef,
    effectiveTo: endedAt,
  });
}
