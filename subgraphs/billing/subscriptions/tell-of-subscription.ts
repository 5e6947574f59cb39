import type { BillingUnit } from '../billing-unit.ts';
import type { BillingSubscription } from '../model/billing-subscription.ts';
import { PricePlanVersion } from '../model/price-plan-version.ts';
import { PricePlan } from '../model/price-plan.ts';

/** What happened to a subscription that is there. */
export interface SubscriptionNews {
  readonly subscription: BillingSubscription;
  readonly organizationRef: string;
  readonly verb: 'activated' | 'renewed' | 'cancelled' | 'resumed' | 'ended';
  readonly at: Date;
}

/** Appends a fact of a subscription, which says what it is to. */
export async function tellOfSubscription(
  { em, facts }: BillingUnit,
  { subscription, organizationRef, verb, at }: SubscriptionNews,
): Promise<void> {
  const { publicRef, pricePlanVersionId } = subscription;
  const version = await em.findOneOrFail(PricePlanVersion, { pricePlanVersionId });
  const plan = await em.findOneOrFail(PricePlan, { pricePlanId: version.pricePlanId });
  await facts.append({
    aggregateType: 'billing_subscription',
    aggregateId: publicRef,
    eventType: `billing.subscription.${verb}.v1`,
    organizationRef,
    occurredAt: at,
    payload: {
      subscriptionRef: publicRef,
      organizationRef,
      pricePlanCode: plan.code,
      versionNumber: version.versionNumber,
    },
  });
}
