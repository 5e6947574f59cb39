import { createHash } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';

export const FeatureRolloutSchema = defineEntity({
  name: 'FeatureRollout',
  tableName: 'feature_rollouts',
  properties: {
    featureRolloutId: p.bigint().primary(),
    featureCode: p.text(),
    stage: p.enum(['OFF', 'PERCENTAGE', 'ON'] as const),
    percentage: p.integer(),
    organizationRefs: p.array(),
    permissionCode: p.text().nullable(),
  },
});

/** How a rollout falls for one organization, and which part of it decided. */
export interface RolloutDecision {
  readonly feature: string;
  readonly isEnabled: boolean;
  readonly reason: 'NAMED' | 'ON' | 'WITHIN_PERCENTAGE' | 'OUTSIDE_PERCENTAGE' | 'OFF';
}

/** How far engineering has rolled a feature out. What was bought is billing's entitlement. */
export class FeatureRollout extends FeatureRolloutSchema.class {
  /** An organization keeps its side of a percentage: growing the share never takes a feature away. */
  decideFor(organizationRef: string): RolloutDecision {
    const feature = this.featureCode;
    if (this.organizationRefs.includes(organizationRef)) {
      return { feature, isEnabled: true, reason: 'NAMED' };
    }
    if (this.stage !== 'PERCENTAGE') {
      return { feature, isEnabled: this.stage === 'ON', reason: this.stage };
    }
    const isEnabled = bucketOf(feature, organizationRef) < this.percentage;
    return { feature, isEnabled, reason: isEnabled ? 'WITHIN_PERCENTAGE' : 'OUTSIDE_PERCENTAGE' };
  }
}

FeatureRolloutSchema.setClass(FeatureRollout);

/** 0 to 99, evenly spread, the same for ever for one feature and organization. */
function bucketOf(feature: string, organizationRef: string): number {
  const hash = createHash('sha256').update(`${feature}/${organizationRef}`).digest();
  return hash.readUInt32BE() % 100;
}
