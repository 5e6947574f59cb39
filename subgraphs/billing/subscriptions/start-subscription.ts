import { newRef } from '@demarc/kit';
import type { BillingUnit } from '../billing-unit.ts';
import type { BillingAccount } from '../model/billing-account.ts';
import { BillingSubscription, beginSubscription } from '../model/billing-subscription.ts';
import { grantPlanFeatures } from './grant-plan-features.ts';
import type { PricePlanOffer } from './price-plan-offer.ts';

/** A subscription to start. */
export interface SubscriptionStart {
  readonly account: BillingAccount;
  readonly offer: PricePlanOffer;
  readonly startedAt: Date;
  /** Null where there is no trial. */
  readonly trialEndsAt: Date | null;
  /** Who subscribes. */
  readonly actorRef: string;
}

/** Starts a subscription, and grants what the plan includes. */
export async function startSubscription(
  unit: BillingUnit,
  { account, offer: { plan, version }, startedAt, trialEndsAt, actorRef }: SubscriptionStart,
): Promise<BillingSubscription> {
  const { em, facts } = unit;
  const { organizationRef, billingAccountId } = account;
  const { pricePlanVersionId, versionNumber } = version;
  const publicRef = newRef('sub');
  await facts.append({
    aggregateType: 'billing_subscription',
    aggregateId: publicRef,
    eventType: 'billing.subscription.started.v1',
    organizationRef,
    occurredAt: startedAt,
    payload: {
      subscriptionRef: publicRef,
      organizationRef,
      pricePlanCode: plan.code,
      versionNumber,
    },
  });
  const subscription = em.create(BillingSubscription, {
    publicRef,
    billingAccountId,
    pricePlanVersionId,
    ...beginSubscription(startedAt, trialEndsAt),
  });
  await em.flush();
  await grantPlanFeatures(unit, {
    organizationRef,
    subscriptionRef: publicRef,
    pricePlanVersionId,
    effectiveFrom: startedAt,
    grantedByRef: actorRef,
  });
  return subscription;
}
