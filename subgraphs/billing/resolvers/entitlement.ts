import { properties } from '@demarc/kit';
import type { Entitlement as EntitlementModel } from '../model/entitlement.ts';

export const Entitlement = properties<EntitlementModel>(
  'feature',
  'granted',
  'reason',
  'asOf',
  'kind',
  'limit',
  'effectiveTo',
);
