import {
  dayAfter,
  daysBetween,
  isCalendarDay,
  type CoordinateFacts,
} from '@demarc/supergraph/contract';
import { argumentPlace } from '../argument-place.ts';
import { isTouched } from '../is-touched.ts';
import { lifecyclesOf } from '../lifecycles.ts';
import { NOTICE_DAYS } from '../notice-days.ts';
import type { PolicyRule, PolicySubject, Violation } from '../policy-rule.ts';

/** Clients release on their own days: they need time. */
export const retireDateTooSoon: PolicyRule = {
  code: 'RETIRE_DATE_TOO_SOON',
  family: 'lifecycle',
  severity: 'ERROR',
  when: 'A deprecation that the change touches leaves clients less than 90 days.',
  todo: 'Choose a `retireOn` that is 90 days or more after `since`.',
  *find(subject) {
    const { today } = subject;
    for (const lived of lifecyclesOf(subject.facts, 'DEPRECATED')) {
      const { facts, lifecycle } = lived;
      const { since, retireOn } = lifecycle;
      if (since === undefined || retireOn === undefined) continue;
      if (!isCalendarDay(since) || !isCalendarDay(retireOn)) continue;
      const soonest = dayAfter(since, NOTICE_DAYS);
      const days = daysBetween(since, retireOn);
      if (!isTouched(subject, lived)) continue;
      if (days >= NOTICE_DAYS) {
        yield* tellLateNews(subject, { facts, since, retireOn });
        continue;
      }
      yield {
        facts,
        node: argumentPlace(facts, 'lifecycle', 'retireOn'),
        message:
          `${facts.coordinate} retires on ${retireOn}, ${distance(days)} it is deprecated; clients have ${NOTICE_DAYS} days or more to move. ` +
          // A day that is over would be refused in its turn.
          `Write retireOn: "${soonest < today ? today : soonest}" or a later day.`,
      };
    }
  },
};

/** `since` may lie back, but nobody was told before: the notice that is given is short, whatever it says. */
function* tellLateNews(
  { before, today }: PolicySubject,
  { facts, since, retireOn }: { facts: CoordinateFacts; since: string; retireOn: string },
): Generator<Violation> {
  const days = daysBetween(today, retireOn);
  const isNews = before
    .flatMap((version) => version.get(facts.coordinate) ?? [])
    .some(({ stage, lifecycle }) => {
      const announced = stage === 'DEPRECATED' ? lifecycle?.retireOn : undefined;
      return announced === undefined || announced > retireOn;
    });
  if (!isNews || days < 0 || days >= NOTICE_DAYS) return;
  yield {
    facts,
    node: argumentPlace(facts, 'lifecycle', 'retireOn'),
    severity: 'WARNING',
    message:
      `${facts.coordinate} retires on ${retireOn}, ${NOTICE_DAYS} days or more after ${since}; but what is served does not say so yet: ` +
      `clients learn it today, ${days === 1 ? '1 day' : `${days} days`} before. Better write retireOn: "${dayAfter(today, NOTICE_DAYS)}" or a later day.`,
  };
}

function distance(days: number): string {
  if (days === 0) return 'the very day on which';
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return days < 0 ? `${count} before` : `${count} after`;
}
