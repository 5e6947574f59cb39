import type { PolicyRule } from '../policy-rule.ts';
import { isTrivialMeaning } from '../is-trivial-meaning.ts';
import { ownFacts } from '../own-facts.ts';
import { rootTypeNames } from '../root-type-names.ts';

/** What the reader knows from the name is no meaning: it costs a line and answers nothing. */
export const meaningTrivial: PolicyRule = {
  code: 'MEANING_TRIVIAL',
  family: 'meaning',
  severity: 'ERROR',
  when: 'A description says only the name, and the names around it, in other words.',
  todo: 'Write what the name does not tell: what it is for, where it comes from, when it is null.',
  *find({ facts: contract }) {
    const rootTypes = rootTypeNames(contract);
    for (const facts of ownFacts(contract)) {
      const { coordinate, meaning } = facts;
      if (meaning === '' || rootTypes.has(coordinate) || !isTrivialMeaning(facts)) continue;
      yield {
        facts,
        message:
          `"${meaning.replaceAll(/\s+/g, ' ')}" says no more than the name of ${coordinate}. ` +
          'Write what the name does not tell: what it is for, where it comes from, when it is null.',
      };
    }
  },
};
