import type { PolicyRule } from './policy-rule.ts';

/** The rules of writes and of compatibility, in their order. */
export const writeRules: readonly PolicyRule[] = [];
