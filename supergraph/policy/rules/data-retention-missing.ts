import { argumentPlace } from '../argument-place.ts';
import { dataDirectivesOf } from '../data-directives.ts';
import { isOfPersons } from '../data-rank.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** Personal data is kept for a time, and no longer. */
export const dataRetentionMissing: PolicyRule = {
  code: 'DATA_RETENTION_MISSING',
  family: 'data',
  severity: 'ERROR',
  when: 'Data of class PERSONAL, SENSITIVE or SECRET does not say how long it is kept.',
  todo: 'Write `retention` into its `@data`, such as "P2Y" or "event:user_erased+P30D".',
  *find({ facts: contract }) {
    for (const { facts, data } of dataDirectivesOf(contract)) {
      if (data.class === undefined || !isOfPersons(data.class) || data.retention?.trim()) continue;
      yield {
        facts,
        node: argumentPlace(facts, 'data', 'retention'),
        message:
          `${facts.coordinate} is ${data.class}, but nothing says how long it is kept. ` +
          'Write it into its @data, such as retention: "P2Y", or "event:user_erased+P30D" from an event on.',
      };
    }
  },
};
