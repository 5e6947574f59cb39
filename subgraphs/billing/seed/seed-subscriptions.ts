import { appendEvents, insertAll, type DomainEvent } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import { BillingSubscription } from '../model/billing-subscription.ts';
import { seedFact } from './fact.ts';
import type { SeededAccount } from './seed-accounts.ts';
import { versionRef, type VersionKeys } from './seed-catalogue.ts';
import { plannedSubscriptions, type PlannedSubscription } from './subscription-plan.ts';

/** Seeds subscriptions, each on its way from its first state to its last. Returns keys by public ref. */
export async function seedSubscriptions(
  em: EntityManager,
  accounts: readonly SeededAccount[],
  { versions, today }: { readonly versions: VersionKeys; readonly today: Date },
): Promise<ReadonlyMap<string, bigint>> {
  const planned = accounts.flatMap(({ customer, billingAccountId }) =>
    plannedSubscriptions(customer, today).map((plan, index) => ({ plan, index, billingAccountId })),
  );
  const keys = new Map<string, bigint>();
  await appendEvents(
    em,
    planned.flatMap(({ plan }) => factsOf(plan)),
  );
  // Who has two ends the first before the second begins: an account has one live subscription.
  for (const round of Map.groupBy(planned, ({ index }) => index).values()) {
    const rows = round.map(({ plan, billingAccountId }) => ({
      billingAccountId,
      pricePlanVersionId: versions.get(versionRef(plan.planCode, plan.version.versionNumber)) ?? 0n,
      publicRef: plan.publicRef,
      state: plan.beginsAs,
      startedAt: plan.startedAt,
      trialEndsAt: plan.trialEndsAt,
      periodStart: plan.periodStart,
      periodEnd: plan.periodEnd,
    }));
    for (const one of await insertAll(em, BillingSubscription, rows)) {
      keys.set(one.publicRef, one.billingSubscriptionId);
    }
    await moveToLastState(
      em,
      round.map(({ plan }) => plan),
    );
  }
  return keys;
}

async function moveToLastState(
  em: EntityManager,
  plans: readonly PlannedSubscription[],
): Promise<void> {
  const moved = plans.filter((plan) => plan.state !== plan.beginsAs);
  const alike = Map.groupBy(
    moved,
    ({ state, cancelledAt, endedAt }) => `${state}|${cancelledAt?.getTime()}|${endedAt?.getTime()}`,
  );
  for (const group of alike.values()) {
    const [{ state, cancelledAt, endedAt }] = group as [PlannedSubscription];
    await em.nativeUpdate(
      BillingSubscription,
      { publicRef: { $in: group.map((plan) => plan.publicRef) } },
      { state, cancelledAt, endedAt, version: 2n },
    );
  }
}

function factsOf({
  customer,
  publicRef,
  planCode,
  version,
  ...plan
}: PlannedSubscription): DomainEvent[] {
  const told = [
    { verb: 'started', occurredAt: plan.startedAt },
    ...(plan.cancelledAt ? [{ verb: 'cancelled', occurredAt: plan.cancelledAt }] : []),
    ...(plan.endedAt ? [{ verb: 'ended', occurredAt: plan.endedAt }] : []),
  ];
  return told.map(({ verb, occurredAt }, index) =>
    seedFact({
      aggregateType: 'billing_subscription',
      aggregateId: publicRef,
      aggregateSeq: index + 1,
      eventType: `billing.subscription.${verb}.v1`,
      occurredAt,
      payload: {
        subscriptionRef: publicRef,
        organizationRef: customer.organizationRef,
        pricePlanCode: planCode,
        versionNumber: version.versionNumber,
      },
    }),
  );
}
