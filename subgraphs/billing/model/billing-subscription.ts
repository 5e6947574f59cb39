import { defineEntity, p } from '@mikro-orm/core';

export const BillingSubscriptionSchema = defineEntity({
  name: 'BillingSubscription',
  tableName: 'billing_subscriptions',
  properties: {
    billingSubscriptionId: p.bigint().primary(),
    publicRef: p.text(),
    billingAccountId: p.bigint(),
    pricePlanVersionId: p.bigint(),
    state: p.enum(['TRIALING', 'ACTIVE', 'PAUSED', 'CANCELLED', 'ENDED'] as const),
    startedAt: p.datetime(),
    trialEndsAt: p.datetime().nullable(),
    periodStart: p.datetime(),
    periodEnd: p.datetime(),
    cancelledAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    version: p.bigint().default(1),
  },
});

/** That an account is subscribed to one version of a plan. */
export class BillingSubscription extends BillingSubscriptionSchema.class {
  /** A cancelled one lives until its period ends. */
  isLive(): boolean {
    return this.state !== 'ENDED';
  }
}

BillingSubscriptionSchema.setClass(BillingSubscription);

/** The one that lives, or else the last that did: what an account's subscription means. */
export function presentSubscription(
  subscriptions: readonly BillingSubscription[],
): BillingSubscription | null {
  const newestFirst = subscriptions.toSorted(
    (one, other) => other.startedAt.getTime() - one.startedAt.getTime(),
  );
  return newestFirst.find((one) => one.isLive()) ?? newestFirst[0] ?? null;
}
