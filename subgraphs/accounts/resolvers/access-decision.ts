import { properties } from '@demarc/kit';
import type {
  AccessDecision as AccessDecisionModel,
  AccessReason as AccessReasonModel,
} from '../model/access-decision.ts';

export const AccessDecision = properties<AccessDecisionModel>('allowed', 'reasons', 'asOf');

export const AccessReason = properties<AccessReasonModel>('code', 'denies');
