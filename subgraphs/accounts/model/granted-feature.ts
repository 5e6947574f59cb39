import { defineEntity, p } from '@mikro-orm/core';

/** On or off; up to a limit; counted. */
export const grantKinds = ['BOOLEAN', 'LIMIT', 'METERED'] as const;

/** Why something was granted, from the weakest ground to the strongest. */
export const grantSources = ['PLAN', 'ADDON', 'OVERRIDE'] as const;
export type GrantSource = (typeof grantSources)[number];

export const GrantedFeatureSchema = defineEntity({
  name: 'GrantedFeature',
  tableName: 'granted_features',
  properties: {
    grantRef: p.text().primary(),
    organizationRef: p.text(),
    workspaceRef: p.text().nullable(),
    featureCode: p.text(),
    kind: p.enum(grantKinds),
    limitValue: p.bigint().nullable(),
    source: p.enum(grantSources),
    effectiveFrom: p.datetime(),
    effectiveTo: p.datetime().nullable(),
    asOf: p.datetime(),
    eventId: p.uuid(),
    sequence: p.bigint(),
  },
});

/** What billing last said of one grant; billing owns it, this is a read model. */
export class GrantedFeature extends GrantedFeatureSchema.class {
  /** From its first moment up to, not including, its last. */
  isEffectiveAt(now: Date): boolean {
    return this.effectiveFrom <= now && (this.effectiveTo == null || now < this.effectiveTo);
  }

  /** A grant to the organization reaches each workspace; one to a workspace only that. */
  reaches(workspaceRef: string): boolean {
    return this.workspaceRef == null || this.workspaceRef === workspaceRef;
  }
}

GrantedFeatureSchema.setClass(GrantedFeature);
