import type { PolicyRule } from './policy-rule.ts';
import { coordinateReused } from './rules/coordinate-reused.ts';
import { dateMalformed } from './rules/date-malformed.ts';
import { deprecatedDrift } from './rules/deprecated-drift.ts';
import { deprecatedRequiredInput } from './rules/deprecated-required-input.ts';
import { lifecycleTransitionIllegal } from './rules/lifecycle-transition-illegal.ts';
import { replacementDeprecated } from './rules/replacement-deprecated.ts';
import { replacementMissing } from './rules/replacement-missing.ts';
import { replacementUnknown } from './rules/replacement-unknown.ts';
import { retireBeforeDate } from './rules/retire-before-date.ts';
import { retireDateMissing } from './rules/retire-date-missing.ts';
import { retireDatePast } from './rules/retire-date-past.ts';
import { retireDateTooSoon } from './rules/retire-date-too-soon.ts';

/** The rules of lifecycle, in their order: what it says, then what it says against the past. */
export const lifecycleRules: readonly PolicyRule[] = [
  dateMalformed,
  retireDateMissing,
  retireDatePast,
  retireDateTooSoon,
  replacementMissing,
  replacementUnknown,
  replacementDeprecated,
  deprecatedDrift,
  deprecatedRequiredInput,
  lifecycleTransitionIllegal,
  retireBeforeDate,
  coordinateReused,
];
