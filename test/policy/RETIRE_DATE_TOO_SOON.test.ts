import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'RETIRE_DATE_TOO_SOON';
const going = (since: string, retireOn: string) =>
  contractText(
    'billing',
    `"A." type Thing {
  "B." old: Int @lifecycle(stage: DEPRECATED, since: "${since}", replacedBy: "Thing.new", retireOn: "${retireOn}")
  "C." new: Int
}`,
  );
const TODAY = '2026-11-27';
const find = (since: string, retireOn: string) =>
  policyFindings(going(since, retireOn), { code, today: TODAY });

test('less than 90 days', () => {
  expect(find('2026-12-01', '2027-02-28')).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.old',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 103,
      message:
        'Thing.old retires on 2027-02-28, 89 days after it is deprecated; clients have 90 days or more to move. ' +
        'Write retireOn: "2027-03-01" or a later day.',
    },
  ]);
});

test.each([
  ['2026-12-01', '2027-03-01'],
  ['2027-12-01', '2028-02-29'],
  ['2026-12-01', '2030-01-01'],
])('from %s to %s is enough', (since, retireOn) => {
  expect(find(since, retireOn)).toEqual([]);
});

test.each([
  ['2027-12-01', '2028-02-28', '89 days after it is deprecated', '2028-02-29'],
  ['2026-12-01', '2026-12-02', '1 day after it is deprecated', '2027-03-01'],
  ['2026-12-01', '2026-12-01', 'the very day on which it is deprecated', '2027-03-01'],
  ['2026-12-01', '2026-11-01', '30 days before it is deprecated', '2027-03-01'],
])('from %s to %s: %s', (since, retireOn, said, instead) => {
  const [found] = find(since, retireOn);
  expect(found?.message).toContain(`, ${said};`);
  expect(found?.message).toContain(`retireOn: "${instead}"`);
});

test('the day that is proposed is enough, and the day before it is not', () => {
  const days = fc.date({
    min: new Date('1950-01-01'),
    max: new Date('2150-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, fc.integer({ min: -400, max: 89 }), (date, days) => {
      const day = (after: number) =>
        new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + after))
          .toISOString()
          .slice(0, 10);
      const [found] = find(day(0), day(days));
      expect(found?.message).toContain(`retireOn: "${day(90) < TODAY ? TODAY : day(90)}"`);
      expect(find(day(0), day(90))).toEqual([]);
      expect(find(day(0), day(89))).toHaveLength(1);
    }),
    { numRuns: 30 },
  );
});

describe('judges what the change touches', () => {
  const short = going('2026-12-01', '2027-02-01');

  test('not what is as it was before', () => {
    expect(policyFindings(short, { code, before: [short] })).toEqual([]);
  });

  test('but what is newly deprecated or moved', () => {
    const active = contractText('billing', '"A." type Thing { "B." old: Int "C." new: Int }');
    expect(policyFindings(short, { code, before: [active] })).toHaveLength(1);
    expect(
      policyFindings(short, { code, before: [going('2026-12-01', '2027-03-01')] }),
    ).toHaveLength(1);
  });
});

describe('a notice that is dated back', () => {
  const active = contractText('billing', '"A." type Thing { "B." old: Int "C." new: Int }');
  const backdated = going('2020-01-01', '2026-12-01');
  const told = (text: string, before: string) =>
    policyFindings(text, { code, today: TODAY, before: [before] }).map(
      ({ severity, message }) => `${severity} ${message}`,
    );

  test('is warned of: what is served does not say so yet', () => {
    expect(told(backdated, active)).toEqual([
      'WARNING Thing.old retires on 2026-12-01, 90 days or more after 2020-01-01; but what is served does not say so yet: ' +
        'clients learn it today, 4 days before. Better write retireOn: "2027-02-25" or a later day.',
    ]);
    expect(told(backdated, going('2020-01-01', '2027-12-01'))).toHaveLength(1);
  });

  test('is none where clients were told, or have long enough', () => {
    expect(told(backdated, going('2020-01-02', '2026-12-01'))).toEqual([]);
    expect(told(going('2020-01-01', '2027-02-25'), active)).toEqual([]);
    expect(told(going('2020-01-01', '2027-02-24'), active)).toHaveLength(1);
    const without = contractText('billing', '"A." type Thing { "C." new: Int }');
    expect(told(backdated, without)).toEqual([]);
  });
});

test('not a date that is malformed, and not another stage', () => {
  expect(find('2026-02-30', '2026-03-01')).toEqual([]);
  expect(find('2026-02-01', 'soon')).toEqual([]);
  const retired = going('2026-12-01', '2026-12-01').replace('DEPRECATED', 'RETIRED');
  expect(policyFindings(retired, { code })).toEqual([]);
});
