import type { PolicyRule } from './policy-rule.ts';

/** The rules of data, in their order. */
export const dataRules: readonly PolicyRule[] = [];
