import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'RETIRE_DATE_PAST';
const going = (retireOn: string, rest = '') =>
  contractText(
    'billing',
    `"A." type Thing {
  "B." old: Int @lifecycle(stage: DEPRECATED, since: "2026-01-01", replacedBy: "Thing.new", retireOn: "${retireOn}"${rest})
  "C." new: Int
}`,
  );
const active = contractText('billing', '"A." type Thing { "B." old: Int "C." new: Int }');

test('a deprecation whose day is over', () => {
  expect(policyFindings(going('2026-11-26'), { code, today: '2026-11-27' })).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.old',
      owner: 'billing',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 103,
      message:
        'Thing.old retires on 2026-11-26, but today is 2026-11-27. Choose a day that clients can still meet.',
    },
  ]);
});

test.each(['2026-11-27', '2026-11-28', '2027-01-01', 'soon', '2026-02-30'])(
  'not %s',
  (retireOn) => {
    expect(policyFindings(going(retireOn), { code, today: '2026-11-27' })).toEqual([]);
  },
);

test('not what is retired: its day is over', () => {
  const retired = going('2026-11-26').replace('DEPRECATED', 'RETIRED');
  expect(policyFindings(retired, { code })).toEqual([]);
});

describe('the calendar alone never fails a check', () => {
  const today = '2027-06-01';

  test('what is as it was before is judged no more', () => {
    const text = going('2027-03-01');
    expect(policyFindings(text, { code, today, before: [text] })).toEqual([]);
  });

  test('what the change touches is, and may be retired now', () => {
    const before = [going('2027-03-01')];
    const found = policyFindings(going('2027-04-01'), { code, today, before });
    expect(found.map(({ message }) => message)).toEqual([
      'Thing.old retires on 2027-04-01, but today is 2027-06-01. Choose a day that clients can still meet, or set its stage to RETIRED.',
    ]);
    expect(
      policyFindings(going('2027-03-01', ', note: "Moved."'), { code, today, before }),
    ).toHaveLength(1);
  });

  test('the newest version before tells, not an older one', () => {
    const text = going('2027-03-01');
    expect(policyFindings(text, { code, today, before: [text, active] })).toEqual([]);
    expect(policyFindings(text, { code, today, before: [active, text] })).toHaveLength(1);
  });

  test('what is new is touched, and so is all where nothing was before', () => {
    const other = contractText('billing', 'type Query { "B." it: Int }');
    expect(policyFindings(going('2027-03-01'), { code, today, before: [other] })).toHaveLength(1);
    expect(policyFindings(going('2027-03-01'), { code, today })).toHaveLength(1);
  });

  test('another change beside it does not touch it', () => {
    const before = [going('2027-03-01')];
    const text = going('2027-03-01').replace('"C." new: Int', '"C." new: Int "D." more: Int');
    expect(policyFindings(text, { code, today, before })).toEqual([]);
  });
});
