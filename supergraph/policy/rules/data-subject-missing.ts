import { argumentPlace } from '../argument-place.ts';
import { dataDirectivesOf } from '../data-directives.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** Who asks for what is kept of them, or for its end, can only be answered if it says whose it is. */
export const dataSubjectMissing: PolicyRule = {
  code: 'DATA_SUBJECT_MISSING',
  family: 'data',
  severity: 'WARNING',
  when: 'Data of class PERSONAL or SENSITIVE does not say which person it is about.',
  todo: 'Write `subject` into its `@data`: the path to the person, such as "self" or "user.id".',
  *find({ facts: contract }) {
    for (const { facts, data } of dataDirectivesOf(contract)) {
      // A secret may be a machine's.
      if (data.class !== 'PERSONAL' && data.class !== 'SENSITIVE') continue;
      if (data.subject?.trim()) continue;
      yield {
        facts,
        node: argumentPlace(facts, 'data', 'subject'),
        message:
          `${facts.coordinate} is ${data.class}, but nothing says about whom. ` +
          'Write the path to the person into its @data, such as subject: "self" or subject: "user.id".',
      };
    }
  },
};
