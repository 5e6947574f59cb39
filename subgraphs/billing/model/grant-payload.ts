import type { EntitlementGrant } from './entitlement-grant.ts';

/** A grant, as far as its facts tell it. */
export type ToldGrant = Pick<
  EntitlementGrant,
  | 'publicRef'
  | 'organizationRef'
  | 'workspaceRef'
  | 'featureCode'
  | 'kind'
  | 'limitValue'
  | 'source'
  | 'effectiveFrom'
>;

/**
 * What a fact says of a grant.
 * @param effectiveTo - when it ends; null while nobody knows
 */
export function grantPayload(grant: ToldGrant, effectiveTo: Date | null) {
  return {
    grantRef: grant.publicRef,
    organizationRef: grant.organizationRef,
    workspaceRef: grant.workspaceRef ?? null,
    feature: grant.featureCode,
    kind: grant.kind,
    limit: grant.limitValue?.toString() ?? null,
    source: grant.source,
    effectiveFrom: grant.effectiveFrom,
    effectiveTo,
  };
}
