import { expect, test } from '@jest/globals';
import { dayAfter, daysBetween, isCalendarDay } from '@demarc/supergraph/contract';
import fc from 'fast-check';

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('a day and its distance give the other day, over leap years and changes of the clock', () => {
  fc.assert(
    fc.property(days, days, (one, other) => {
      expect(dayAfter(one, daysBetween(one, other))).toBe(other);
      expect(daysBetween(other, one) + daysBetween(one, other)).toBe(0);
      // Days compare as texts.
      expect(daysBetween(one, other) > 0).toBe(one < other);
    }),
  );
});

test.each([
  ['2027-12-01', '2028-03-01', 91],
  ['2026-12-01', '2027-03-01', 90],
  ['2026-03-28', '2026-03-30', 2],
  ['2026-03-01', '2026-02-28', -1],
])('from %s to %s', (from, to, distance) => {
  expect(daysBetween(from, to)).toBe(distance);
});

test.each(['2026-02-28', '2028-02-29', '2000-02-29'])('%s is a day', (day) => {
  expect(isCalendarDay(day)).toBe(true);
});

test.each([
  '2026-02-29',
  '2100-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-1-01',
  '',
  'today',
  '2026-01-01 ',
])('%j is none', (day) => {
  expect(isCalendarDay(day)).toBe(false);
});
