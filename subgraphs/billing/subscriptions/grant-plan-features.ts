import { insertAll, newRef } from '@demarc/kit';
import type { BillingUnit } from '../billing-unit.ts';
import { EntitlementGrant } from '../model/entitlement-grant.ts';
import { grantPayload } from '../model/grant-payload.ts';
import { PricePlanFeature } from '../model/price-plan-feature.ts';

/** What a subscription grants, and from when. */
export interface PlanGrants {
  readonly organizationRef: string;
  readonly subscriptionRef: string;
  readonly pricePlanVersionId: bigint;
  readonly effectiveFrom: Date;
  /** Who subscribed. */
  readonly grantedByRef: string;
}

/** Grants an organization what a version of a plan includes, for as long as its subscription runs. */
export async function grantPlanFeatures(
  { em, facts }: BillingUnit,
  { organizationRef, subscriptionRef, pricePlanVersionId, ...granting }: PlanGrants,
): Promise<void> {
  const features = await em.find(
    PricePlanFeature,
    { pricePlanVersionId },
    { orderBy: { pricePlanFeatureId: 'asc' } },
  );
  const grants = features.map(({ featureCode, kind, limitValue }) => ({
    publicRef: newRef('ent'),
    organizationRef,
    workspaceRef: null,
    featureCode,
    kind,
    limitValue: limitValue ?? null,
    source: 'PLAN' as const,
    sourceRef: subscriptionRef,
    effectiveTo: null,
    ...granting,
  }));
  for (const grant of grants) {
    await facts.append({
      aggregateType: 'entitlement_grant',
      aggregateId: grant.publicRef,
      eventType: 'billing.entitlement.granted.v1',
      organizationRef,
      occurredAt: grant.effectiveFrom,
      payload: grantPayload(grant, null),
    });
  }
  await insertAll(em, EntitlementGrant, grants);
}
