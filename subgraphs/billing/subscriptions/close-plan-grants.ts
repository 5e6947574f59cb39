import type { BillingUnit } from '../billing-unit.ts';
import { EntitlementGrant } from '../model/entitlement-grant.ts';
import { grantPayload } from '../model/grant-payload.ts';

/** Which grants end, and when. */
export interface PlanGrantsEnd {
  readonly organizationRef: string;
  readonly subscriptionRef: string;
  readonly effectiveTo: Date;
}

/** Closes what a subscription granted. What was bought beside the plan, or granted by hand, stays. */
export async function closePlanGrants(
  { em, facts }: BillingUnit,
  { organizationRef, subscriptionRef, effectiveTo }: PlanGrantsEnd,
): Promise<void> {
  const open = await em.find(
    EntitlementGrant,
    { organizationRef, source: 'PLAN', sourceRef: subscriptionRef, effectiveTo: null },
    { orderBy: { entitlementGrantId: 'asc' } },
  );
  for (const grant of open) {
    await facts.append({
      aggregateType: 'entitlement_grant',
      aggregateId: grant.publicRef,
      eventType: 'billing.entitlement.closed.v1',
      organizationRef,
      occurredAt: effectiveTo,
      payload: grantPayload(grant, effectiveTo),
    });
    grant.effectiveTo = effectiveTo;
  }
  await em.flush();
}
