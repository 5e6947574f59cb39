import {
  entitlementSources,
  type EntitlementGrant,
  type EntitlementKind,
  type EntitlementSource,
} from './entitlement-grant.ts';

/** What a workspace has of one feature at a moment, and why. */
export interface Entitlement {
  readonly feature: string;
  readonly granted: boolean;
  readonly reason: EntitlementSource | 'WITHHELD' | 'NO_GRANT';
  /** The moment for which this holds. */
  readonly asOf: Date;
  readonly kind: EntitlementKind | null;
  readonly limit: bigint | null;
  readonly effectiveTo: Date | null;
  /** The grant that decided. */
  readonly grantId: bigint | null;
}

/** For which workspace, and when. */
export interface EntitlementQuestion {
  readonly workspaceRef: string;
  readonly now: Date;
}

/**
 * Decides one feature. Of the grants that reach the workspace now, one counts: a workspace's own
 * before the organization's; then the strongest, which is the strongest ground (an override before an
 * add-on before the plan), then the highest limit, none being higher than any, then the newest grant.
 * A grant of zero takes the feature away: that is how an override withholds what a plan includes.
 */
export function decideEntitlement(
  feature: string,
  grants: readonly EntitlementGrant[],
  { workspaceRef, now }: EntitlementQuestion,
): Entitlement {
  const [decisive] = grants
    .filter((grant) => grant.featureCode === feature)
    .filter((grant) => grant.reaches(workspaceRef) && grant.isEffectiveAt(now))
    .sort(compareStrongestFirst);
  if (!decisive) return { ...nothing, feature, asOf: now };
  const isWithheld = decisive.limitValue === 0n;
  return {
    feature,
    granted: !isWithheld,
    reason: isWithheld ? 'WITHHELD' : decisive.source,
    asOf: now,
    kind: decisive.kind,
    limit: decisive.limitValue ?? null,
    effectiveTo: decisive.effectiveTo ?? null,
    grantId: decisive.entitlementGrantId,
  };
}

/** Decides every feature for which a grant reaches the workspace, in the order of the deciding grants. */
export function decideEntitlements(
  grants: readonly EntitlementGrant[],
  question: EntitlementQuestion,
): Entitlement[] {
  const reaching = grants.filter(
    (grant) => grant.reaches(question.workspaceRef) && grant.isEffectiveAt(question.now),
  );
  const features = [...new Set(reaching.map((grant) => grant.featureCode))];
  return features
    .map((feature) => decideEntitlement(feature, reaching, question))
    .sort((one, other) => compareBigInt(one.grantId ?? 0n, other.grantId ?? 0n));
}

const nothing = {
  granted: false,
  reason: 'NO_GRANT',
  kind: null,
  limit: null,
  effectiveTo: null,
  grantId: null,
} as const;

function compareStrongestFirst(one: EntitlementGrant, other: EntitlementGrant): number {
  return (
    Number(other.workspaceRef != null) - Number(one.workspaceRef != null) ||
    entitlementSources.indexOf(other.source) - entitlementSources.indexOf(one.source) ||
    compareBigInt(ceiling(other), ceiling(one)) ||
    compareBigInt(other.entitlementGrantId, one.entitlementGrantId)
  );
}

/** Above PostgreSQL's largest bigint: no limit is higher than any limit. */
const NO_CEILING = 1n << 63n;

function ceiling(grant: EntitlementGrant): bigint {
  return grant.limitValue ?? NO_CEILING;
}

function compareBigInt(one: bigint, other: bigint): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
