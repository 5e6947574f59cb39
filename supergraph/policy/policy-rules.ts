import type { PolicyRule } from './policy-rule.ts';
import { ownershipRules } from './ownership-rules.ts';
import { meaningRules } from './meaning-rules.ts';
import { lifecycleRules } from './lifecycle-rules.ts';
import { dataRules } from './data-rules.ts';
import { writeRules } from './write-rules.ts';

/** Every rule, in the order in which findings are reported: whose it is first, how it is kept last. */
export const policyRules: readonly PolicyRule[] = [
  ...ownershipRules,
  ...meaningRules,
  ...lifecycleRules,
  ...dataRules,
  ...writeRules,
];
