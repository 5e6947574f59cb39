import type { PolicyRule } from './policy-rule.ts';
import { ambiguousName } from './rules/ambiguous-name.ts';
import { meaningMissing } from './rules/meaning-missing.ts';
import { meaningTrivial } from './rules/meaning-trivial.ts';
import { reservedTypeName } from './rules/reserved-type-name.ts';
import { ruleMalformed } from './rules/rule-malformed.ts';
import { sourceAmbiguous } from './rules/source-ambiguous.ts';
import { sourceMissing } from './rules/source-missing.ts';

/** The rules of meaning, in their order. */
export const meaningRules: readonly PolicyRule[] = [
  meaningMissing,
  meaningTrivial,
  sourceMissing,
  sourceAmbiguous,
  ambiguousName,
  reservedTypeName,
  ruleMalformed,
];
