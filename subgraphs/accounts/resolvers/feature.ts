import { properties } from '@demarc/kit';
import type { FeatureEntitlement as FeatureEntitlementModel } from '../model/feature-entitlement.ts';
import type {
  Feature as FeatureModel,
  FeaturePermission as FeaturePermissionModel,
} from '../model/feature.ts';

export const Feature = properties<FeatureModel>(
  'code',
  'isAvailable',
  'entitlement',
  'rollout',
  'permission',
);

export const FeatureEntitlement = properties<FeatureEntitlementModel>(
  'isGranted',
  'reason',
  'asOf',
);

export const FeaturePermission = properties<FeaturePermissionModel>('code', 'isHeld');
