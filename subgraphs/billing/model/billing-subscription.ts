import { defineEntity, p } from '@mikro-orm/core';
import { monthsAfter, periodAfter, type BillingPeriod } from './billing-period.ts';

/** The stations of a subscription. */
export const subscriptionStates = ['TRIALING', 'ACTIVE', 'PAUSED', 'CANCELLED', 'ENDED'] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

export const BillingSubscriptionSchema = defineEntity({
  name: 'BillingSubscription',
  tableName: 'billing_subscriptions',
  properties: {
    billingSubscriptionId: p.bigint().primary(),
    publicRef: p.text(),
    billingAccountId: p.bigint(),
    pricePlanVersionId: p.bigint(),
    state: p.enum(subscriptionStates),
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

  /** Whether it goes on by itself: only then can it be cancelled, or give way to another plan. */
  isRenewed(): boolean {
    return this.isLive() && this.state !== 'CANCELLED';
  }

  /**
   * What it is again when its cancellation is taken back; null where it is not cancelled, or too late.
   * A trial goes on as one: nobody is charged for it by changing their mind twice.
   */
  stateIfResumed(now: Date): 'TRIALING' | 'ACTIVE' | null {
    if (this.state !== 'CANCELLED' || this.periodEnd <= now) return null;
    return this.trialEndsAt != null && now < this.trialEndsAt ? 'TRIALING' : 'ACTIVE';
  }

  /** The moment at which it ends when it is ended now: after it began, however short it was. */
  endingAt(now: Date): Date {
    return new Date(Math.max(now.getTime(), this.startedAt.getTime() + 1));
  }

  /** The period after the present one, by months from the end of the trial or from its beginning. */
  nextPeriod(): BillingPeriod {
    return periodAfter(this.periodEnd, this.trialEndsAt ?? this.startedAt);
  }

  /** Goes on with the next period; what was tried out is charged from then on. */
  renew(): void {
    const { start, end } = this.nextPeriod();
    this.state = 'ACTIVE';
    this.periodStart = start;
    this.periodEnd = end;
    this.version += 1n;
  }
}

/** How a subscription begins. */
export interface SubscriptionBeginning {
  readonly state: 'TRIALING' | 'ACTIVE';
  readonly startedAt: Date;
  readonly trialEndsAt: Date | null;
  readonly periodStart: Date;
  readonly periodEnd: Date;
}

/** Begins with a trial, whose end is the first period's; or charged at once, month by month. */
export function beginSubscription(
  startedAt: Date,
  trialEndsAt: Date | null,
): SubscriptionBeginning {
  const isTried = trialEndsAt !== null && trialEndsAt > startedAt;
  return {
    state: isTried ? 'TRIALING' : 'ACTIVE',
    startedAt,
    trialEndsAt: isTried ? trialEndsAt : null,
    periodStart: startedAt,
    periodEnd: isTried ? trialEndsAt : monthsAfter(startedAt, 1),
  };
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
