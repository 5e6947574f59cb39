import type { PolicyRule } from './policy-rule.ts';
import { meaningMissing } from './rules/meaning-missing.ts';

/** The rules of meaning, in their order. */
export const meaningRules: readonly PolicyRule[] = [meaningMissing];
