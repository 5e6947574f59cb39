import { isRequiredInput } from '@demarc/supergraph/contract';
import { ownFacts } from '../own-facts.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** Nobody can stop giving what has to be given. */
export const deprecatedRequiredInput: PolicyRule = {
  code: 'DEPRECATED_REQUIRED_INPUT',
  family: 'lifecycle',
  severity: 'ERROR',
  when: 'A required argument or input field is deprecated, so that nobody can do without it.',
  todo: 'Make it optional first: nullable, or with a default.',
  *find({ facts: contract }) {
    for (const facts of ownFacts(contract)) {
      if (!isRequiredInput(facts)) continue;
      const { coordinate, directives, stage } = facts;
      const isGoing = stage === 'DEPRECATED' || stage === 'RETIRED';
      const node = directives.find(
        ({ name }) => name.value === 'deprecated' || (isGoing && name.value === 'lifecycle'),
      );
      if (node === undefined) continue;
      yield {
        facts,
        node,
        message:
          `${coordinate} is ${isGoing ? stage : 'deprecated'}, but clients must give it. ` +
          'Make it optional first, nullable or with a default; then deprecate it.',
      };
    }
  },
};
