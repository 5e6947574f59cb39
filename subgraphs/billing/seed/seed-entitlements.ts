import { appendEvents, daysBefore, insertAll, seedNumber, seedRef } from '@demarc/kit';
import type { DomainEvent } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import {
  EntitlementGrant,
  type EntitlementKind,
  type EntitlementSource,
} from '../model/entitlement-grant.ts';
import { grantPayload } from '../model/grant-payload.ts';
import type { Customer } from './customer.ts';
import { seedFact } from './fact.ts';
import { plannedSubscriptions } from './subscription-plan.ts';

/** A grant of the history, with the end that it has come to by now. */
interface Grant {
  readonly workspaceRef: string | null;
  readonly featureCode: string;
  readonly kind: EntitlementKind;
  readonly limitValue: bigint | null;
  readonly source: EntitlementSource;
  readonly sourceRef: string;
  readonly effectiveFrom: Date;
  readonly effectiveTo: Date | null;
  readonly grantedByRef: string;
}

/** Seeds what customers were granted: by their plan, by an add-on, by somebody's hand. */
export async function seedEntitlements(
  em: EntityManager,
  customers: readonly Customer[],
  today: Date,
): Promise<void> {
  const grants = customers.flatMap((customer) =>
    [...planGrants(customer, today), ...boughtGrants(customer, today)].map((grant, index) => ({
      ...grant,
      publicRef: seedRef('ent', customer.ordinal, index + 1),
      organizationRef: customer.organizationRef,
    })),
  );
  await appendEvents(em, grants.flatMap(factsOf));
  // Granted without an end, closed when the subscription ended: as it happened.
  await insertAll(
    em,
    EntitlementGrant,
    grants.map(({ effectiveTo: _, ...grant }) => ({ ...grant, effectiveTo: null })),
  );
  for (const closed of Map.groupBy(grants, (grant) => grant.effectiveTo?.getTime()).values()) {
    const effectiveTo = closed[0]?.effectiveTo;
    const refs = closed.map((grant) => grant.publicRef);
    if (effectiveTo)
      await em.nativeUpdate(EntitlementGrant, { publicRef: { $in: refs } }, { effectiveTo });
  }
}

function planGrants(customer: Customer, today: Date): Grant[] {
  return plannedSubscriptions(customer, today).flatMap((subscription) =>
    subscription.version.features.map(({ feature, kind, limit }) => ({
      workspaceRef: null,
      featureCode: feature,
      kind,
      limitValue: limit === null ? null : BigInt(limit),
      source: 'PLAN' as const,
      sourceRef: subscription.publicRef,
      effectiveFrom: subscription.startedAt,
      effectiveTo: subscription.endedAt,
      grantedByRef: 'system:seed',
    })),
  );
}

/** Some bought more calls; in some, somebody raised or withheld the calls of the first workspace. */
function boughtGrants({ ordinal, firstMonth }: Customer, today: Date): Grant[] {
  const calls = {
    featureCode: 'api-calls',
    kind: 'METERED' as const,
    grantedByRef: seedRef('usr', ordinal, 1),
    effectiveTo: null,
  };
  const addon: Grant = {
    ...calls,
    workspaceRef: null,
    limitValue: 500_000n,
    source: 'ADDON',
    sourceRef: 'addon:more-calls',
    effectiveFrom: firstMonth,
  };
  const override: Grant = {
    ...calls,
    workspaceRef: seedRef('wsp', ordinal, 1),
    limitValue: ordinal % 2 === 0 ? 250_000n : 0n,
    source: 'OVERRIDE',
    sourceRef: `ticket:${4000 + ordinal}`,
    effectiveFrom: daysBefore(today, 1 + seedNumber(20, 'override', ordinal)),
  };
  return [...(ordinal % 4 === 3 ? [addon] : []), ...(ordinal % 5 === 2 ? [override] : [])];
}

function factsOf(
  grant: Grant & { readonly publicRef: string; readonly organizationRef: string },
): DomainEvent[] {
  const { publicRef, effectiveFrom, effectiveTo } = grant;
  const told = [
    { verb: 'granted', occurredAt: effectiveFrom, effectiveTo: null },
    ...(effectiveTo ? [{ verb: 'closed', occurredAt: effectiveTo, effectiveTo }] : []),
  ];
  return told.map(({ verb, occurredAt, effectiveTo }, index) =>
    seedFact({
      aggregateType: 'entitlement_grant',
      aggregateId: publicRef,
      aggregateSeq: index + 1,
      eventType: `billing.entitlement.${verb}.v1`,
      occurredAt,
      payload: grantPayload(grant, effectiveTo),
    }),
  );
}
