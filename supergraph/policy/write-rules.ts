import type { PolicyRule } from './policy-rule.ts';
import { compatNoneWithoutExperimental } from './rules/compat-none-without-experimental.ts';
import { mutationNotRetryable } from './rules/mutation-not-retryable.ts';
import { mutationWithoutPayload } from './rules/mutation-without-payload.ts';

/** The rules of writes and of compatibility, in their order. */
export const writeRules: readonly PolicyRule[] = [
  mutationNotRetryable,
  mutationWithoutPayload,
  compatNoneWithoutExperimental,
];
