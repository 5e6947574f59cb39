import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { monthsAfter, periodAfter } from '../../../subgraphs/billing/model/billing-period.ts';

const day = (text: string) => new Date(`${text}T12:34:56.789Z`);

describe('months', () => {
  test.each([
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-31', 0, '2026-03-31'],
  ])('from %s, %i later it is %s', (from, months, to) => {
    expect(monthsAfter(day(from), months)).toEqual(day(to));
  });
});

describe('periods', () => {
  test('keep the day on which they began, past a short month', () => {
    const anchor = day('2026-01-31');
    const ends = [anchor];
    for (let month = 1; month <= 5; month++)
      ends.push(periodAfter(ends.at(-1) ?? anchor, anchor).end);
    expect(ends).toEqual(
      ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30'].map((rest) => day(`2026-${rest}`)),
    );
  });

  test('follow each other without a gap, each a month, whatever the anchor', () => {
    const moments = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.nat(40), (anchor, count) => {
        let { end } = periodAfter(anchor, anchor);
        for (let month = 2; month <= count + 1; month++) {
          const next = periodAfter(end, anchor);
          expect(next.start).toEqual(end);
          expect(next.end).toEqual(monthsAfter(anchor, month));
          expect(next.end.getTime() - next.start.getTime()).toBeGreaterThanOrEqual(28 * 86_400_000);
          end = next.end;
        }
      }),
    );
  });

  test('go on from an end that no anchor counts to', () => {
    // A trial of a month that was cut short by hand, say: the day of the anchor is found again.
    expect(periodAfter(day('2026-05-20'), day('2026-01-31'))).toEqual({
      start: day('2026-05-20'),
      end: day('2026-05-31'),
    });
  });
});
