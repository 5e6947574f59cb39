import { dayAfter, isCalendarDay } from '@demarc/supergraph/contract';
import { argumentPlace } from '../argument-place.ts';
import { lifecyclesOf } from '../lifecycles.ts';
import type { PolicyRule } from '../policy-rule.ts';
import { NOTICE_DAYS } from '../notice-days.ts';

/** Whoever uses it has to know until when. */
export const retireDateMissing: PolicyRule = {
  code: 'RETIRE_DATE_MISSING',
  family: 'lifecycle',
  severity: 'ERROR',
  when: 'Something is DEPRECATED or RETIRED without the day on which it goes, or went.',
  todo: 'Write `retireOn` into its `@lifecycle`, 90 days or more after `since`.',
  *find({ facts: contract, today }) {
    for (const { facts, lifecycle } of lifecyclesOf(contract, 'DEPRECATED', 'RETIRED')) {
      if (lifecycle.retireOn !== undefined) continue;
      const { coordinate, stage } = facts;
      const { since = today } = lifecycle;
      const from = isCalendarDay(since) && since > today ? since : today;
      yield {
        facts,
        node: argumentPlace(facts, 'lifecycle', 'retireOn'),
        message:
          stage === 'RETIRED'
            ? `${coordinate} is RETIRED, but does not say since which day it is gone. Keep its retireOn in @lifecycle, as YYYY-MM-DD.`
            : `${coordinate} is DEPRECATED, but does not say until when it works. Write into its @lifecycle the day on which it goes, ${NOTICE_DAYS} days or more after since: retireOn: "${dayAfter(from, NOTICE_DAYS)}", for example.`,
      };
    }
  },
};
