import type { FeatureEntitlement } from './feature-entitlement.ts';
import type { RolloutDecision } from './feature-rollout.ts';

/** Whether somebody may use a feature, and what that takes. */
export interface FeaturePermission {
  /** Null: belonging to the workspace is enough. */
  readonly code: string | null;
  readonly isHeld: boolean;
}

/** Whether somebody can use a feature in a workspace: bought, rolled out and permitted. */
export class Feature {
  readonly code: string;
  readonly entitlement: FeatureEntitlement;
  /** Null where engineering has no rollout for it, which holds nothing back. */
  readonly rollout: RolloutDecision | null;
  readonly permission: FeaturePermission;

  constructor(parts: Omit<Feature, 'isAvailable'>) {
    this.code = parts.code;
    this.entitlement = parts.entitlement;
    this.rollout = parts.rollout;
    this.permission = parts.permission;
  }

  get isAvailable(): boolean {
    const isRolledOut = this.rollout === null || this.rollout.isEnabled;
    return this.entitlement.isGranted && isRolledOut && this.permission.isHeld;
  }
}
