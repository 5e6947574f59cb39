import { grantSources, type GrantSource, type GrantedFeature } from './granted-feature.ts';

/** What accounts knows of a feature that a workspace was or was not granted, and what decided. */
export interface FeatureEntitlement {
  readonly isGranted: boolean;
  readonly reason: GrantSource | 'WITHHELD' | 'NO_GRANT' | 'UNKNOWN';
  /** When billing was last heard of about the organization's grants; null: never. */
  readonly asOf: Date | null;
}

/** Which feature, in which workspace, when. */
export interface FeatureQuestion {
  readonly feature: string;
  readonly workspaceRef: string;
  readonly now: Date;
}

/**
 * Decides as billing does, over what billing has told: of the grants that reach the workspace now, its own
 * before the organization's, then the strongest ground, then the highest limit. A grant of zero takes the
 * feature away. Where billing was never heard of nothing is known, and nothing is given.
 *
 * @param grants - all of the organization's
 */
export function decideFeatureEntitlement(
  grants: readonly GrantedFeature[],
  { feature, workspaceRef, now }: FeatureQuestion,
): FeatureEntitlement {
  const asOf = latest(grants);
  if (asOf === null) return { isGranted: false, reason: 'UNKNOWN', asOf };
  const [decisive] = grants
    .filter((grant) => grant.featureCode === feature)
    .filter((grant) => grant.reaches(workspaceRef) && grant.isEffectiveAt(now))
    .sort(compareStrongestFirst);
  if (!decisive) return { isGranted: false, reason: 'NO_GRANT', asOf };
  const isWithheld = decisive.limitValue === 0n;
  return { isGranted: !isWithheld, reason: isWithheld ? 'WITHHELD' : decisive.source, asOf };
}

function latest(grants: readonly GrantedFeature[]): Date | null {
  return grants.reduce<Date | null>(
    (last, { asOf }) => (last === null || asOf > last ? asOf : last),
    null,
  );
}

function compareStrongestFirst(one: GrantedFeature, other: GrantedFeature): number {
  return (
    Number(other.workspaceRef != null) - Number(one.workspaceRef != null) ||
    grantSources.indexOf(other.source) - grantSources.indexOf(one.source) ||
    compareLimits(other, one)
  );
}

/** No limit is higher than any limit. */
function compareLimits({ limitValue: one }: GrantedFeature, { limitValue: other }: GrantedFeature) {
  if (one == null || other == null) return Number(one == null) - Number(other == null);
  return one < other ? -1 : Number(one > other);
}
