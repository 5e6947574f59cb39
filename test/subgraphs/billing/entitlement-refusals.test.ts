import { describeRefusals } from './describe-refusals.ts';
import { refusedEntitlements } from './refused-entitlements.ts';

describeRefusals('entitlements', refusedEntitlements);
