import type { PolicyRule } from '../policy-rule.ts';
import { ownFacts } from '../own-facts.ts';

const rootTypes = new Set(['Query', 'Mutation', 'Subscription']);

/** A name is not a meaning: everything says what it is, the root types apart. */
export const meaningMissing: PolicyRule = {
  code: 'MEANING_MISSING',
  family: 'meaning',
  severity: 'ERROR',
  when: 'A type, field, argument, input field or enum value has no description.',
  todo: 'Write above it what it means, in one sentence.',
  *find({ facts }) {
    for (const one of ownFacts(facts)) {
      if (one.meaning !== '' || rootTypes.has(one.coordinate)) continue;
      yield {
        facts: one,
        message: `${one.coordinate} has no description. Write above it what it means, in one sentence.`,
      };
    }
  },
};
