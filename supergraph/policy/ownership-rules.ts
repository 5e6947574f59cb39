import type { PolicyRule } from './policy-rule.ts';

/** The rules of ownership, in their order. */
export const ownershipRules: readonly PolicyRule[] = [];
