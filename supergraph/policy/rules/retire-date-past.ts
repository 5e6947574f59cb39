import { isCalendarDay } from '@demarc/supergraph/contract';
import { argumentPlace } from '../argument-place.ts';
import { isTouched } from '../is-touched.ts';
import { lifecyclesOf } from '../lifecycles.ts';
import type { PolicyRule } from '../policy-rule.ts';

/** A day that is over cannot be met; judged where the change touches it, never by the calendar alone. */
export const retireDatePast: PolicyRule = {
  code: 'RETIRE_DATE_PAST',
  family: 'lifecycle',
  severity: 'ERROR',
  when: 'A deprecation that the change touches retires on a day that is over.',
  todo: 'Choose a day that clients can still meet.',
  *find(subject) {
    const { facts: contract, before, today } = subject;
    for (const lived of lifecyclesOf(contract, 'DEPRECATED')) {
      const { facts, lifecycle } = lived;
      const { retireOn } = lifecycle;
      if (retireOn === undefined || !isCalendarDay(retireOn) || retireOn >= today) continue;
      if (!isTouched(subject, lived)) continue;
      const wasDeprecated = before[0]?.get(facts.coordinate)?.stage === 'DEPRECATED';
      yield {
        facts,
        node: argumentPlace(facts, 'lifecycle', 'retireOn'),
        message:
          `${facts.coordinate} retires on ${retireOn}, but today is ${today}. ` +
          `Choose a day that clients can still meet${wasDeprecated ? ', or set its stage to RETIRED' : ''}.`,
      };
    }
  },
};
