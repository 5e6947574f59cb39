import { defineEntity, p } from '@mikro-orm/core';

/** On or off; up to a limit; counted, with or without an allowance. */
export const entitlementKinds = ['BOOLEAN', 'LIMIT', 'METERED'] as const;
export type EntitlementKind = (typeof entitlementKinds)[number];

/** Why something was granted, from the weakest ground to the strongest. */
export const entitlementSources = ['PLAN', 'ADDON', 'OVERRIDE'] as const;
export type EntitlementSource = (typeof entitlementSources)[number];

export const EntitlementGrantSchema = defineEntity({
  name: 'EntitlementGrant',
  tableName: 'entitlement_grants',
  properties: {
    entitlementGrantId: p.bigint().primary(),
    publicRef: p.text(),
    organizationRef: p.text(),
    workspaceRef: p.text().nullable(),
    featureCode: p.text(),
    kind: p.enum(entitlementKinds),
    limitValue: p.bigint().nullable(),
    source: p.enum(entitlementSources),
    sourceRef: p.text(),
    effectiveFrom: p.datetime(),
    effectiveTo: p.datetime().nullable(),
    grantedByRef: p.text(),
  },
});

/** That an organization, or one workspace of it, was given a feature for a time. */
export class EntitlementGrant extends EntitlementGrantSchema.class {
  /** From its first moment up to, not including, its last. */
  isEffectiveAt(now: Date): boolean {
    return this.effectiveFrom <= now && (this.effectiveTo == null || now < this.effectiveTo);
  }

  /** A grant to the organization reaches each workspace; one to a workspace only that. */
  reaches(workspaceRef: string): boolean {
    return this.workspaceRef == null || this.workspaceRef === workspaceRef;
  }
}

EntitlementGrantSchema.setClass(EntitlementGrant);
