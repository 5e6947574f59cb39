import type { PolicyRule } from './policy-rule.ts';

/** The rules of lifecycle, in their order. */
export const lifecycleRules: readonly PolicyRule[] = [];
