import { argumentPlace } from '../argument-place.ts';
import { dataDirectivesOf } from '../data-directives.ts';
import { isOfPersons } from '../data-rank.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** Personal data is kept for a reason, and for no other. */
export const dataPurposeMissing: PolicyRule = {
  code: 'DATA_PURPOSE_MISSING',
  family: 'data',
  severity: 'ERROR',
  when: 'Data of class PERSONAL, SENSITIVE or SECRET does not say what it is for.',
  todo: 'Write `purpose` into its `@data`, such as "Login and notification."',
  *find({ facts: contract }) {
    for (const { facts, data } of dataDirectivesOf(contract)) {
      if (data.class === undefined || !isOfPersons(data.class) || data.purpose?.trim()) continue;
      yield {
        facts,
        node: argumentPlace(facts, 'data', 'purpose'),
        message:
          `${facts.coordinate} is ${data.class}, but nothing says what it is for. ` +
          'Write it into its @data, such as purpose: "Login and notification."',
      };
    }
  },
};
