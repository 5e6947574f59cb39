import { properties } from '@demarc/kit';
import type {
  FeatureRollout as FeatureRolloutModel,
  RolloutDecision as RolloutDecisionModel,
} from '../model/feature-rollout.ts';

export const FeatureRollout = {
  ...properties<FeatureRolloutModel>('stage', 'percentage'),
  feature: (rollout: FeatureRolloutModel) => rollout.featureCode,
};

export const RolloutDecision = properties<RolloutDecisionModel>('feature', 'isEnabled', 'reason');
