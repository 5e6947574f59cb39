import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'DATE_MALFORMED';
const find = (types: string) => policyFindings(contractText('billing', types), { code });
const lived = (rest: string) =>
  find(`"A." enum Way { "B." SO @lifecycle(stage: DEPRECATED, ${rest}) }`);

test('a day that is none, where it is written', () => {
  expect(
    find(`"A." type Thing {
  "B." old: Int @contract(owner: "payments")
    @lifecycle(stage: DEPRECATED, since: "yesterday", retireOn: "2027-02-29",
      brownouts: ["2027-01-01T10:00Z/PT1H", "2027-01-02"])
}`),
  ).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.old',
      owner: 'payments',
      line: FIRST_LINE_OF_TYPES + 2,
      column: 42,
      message:
        '"yesterday", the since of Thing.old, is no day. Write it as YYYY-MM-DD, such as "2027-03-01".',
    },
    {
      line: FIRST_LINE_OF_TYPES + 2,
      column: 65,
      message: '"2027-02-29", the retireOn of Thing.old, is no day. The calendar has no such date.',
    },
    {
      line: FIRST_LINE_OF_TYPES + 3,
      column: 45,
      message:
        '"2027-01-02", a brownout of Thing.old, is not an instant and a duration. ' +
        'Write when it begins and how long it lasts, such as "2027-03-01T14:00Z/PT2H".',
    },
  ]);
});

describe('days', () => {
  test.each([
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '01.03.2027',
    '20270301',
    '',
    ' 2027-03-01',
    '2027-03-01T00:00Z',
    '2100-02-29',
  ])('%j is none', (day) => {
    expect(lived(`since: "2026-01-01", retireOn: "${day}"`)).toHaveLength(1);
    expect(lived(`since: "${day}"`)).toHaveLength(1);
  });

  test.each(['2026-01-01', '2028-02-29', '2000-02-29', '2026-12-31'])('%s is one', (day) => {
    expect(lived(`since: "${day}", retireOn: "${day}"`)).toEqual([]);
  });

  test('every day of the calendar is one, and the same with a digit too many is none', () => {
    const days = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2199-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(lived(`since: "${day}"`)).toEqual([]);
        expect(lived(`since: "${day}0"`)).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });

  test('a day beyond the end of its month is none, leap years minded', () => {
    const year = fc.integer({ min: 1900, max: 2199 });
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), (y, month) => {
        const last = new Date(Date.UTC(y, month, 0)).getUTCDate();
        const text = (day: number) =>
          `since: "${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}"`;
        expect(lived(text(last))).toEqual([]);
        expect(lived(text(last + 1))).toHaveLength(1);
        expect(lived(text(0))).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});

describe('brownouts', () => {
  const brownout = (text: string) => lived(`since: "2026-01-01", brownouts: "${text}"`);

  test.each([
    '2027-03-01T14:00Z/PT2H',
    '2027-03-01T14:00:00Z/PT30M',
    '2027-03-01T14:00:00.250+05:30/P1D',
    '2028-02-29T00:00-08:00/P1DT12H',
  ])('%s', (text) => {
    expect(brownout(text)).toEqual([]);
  });

  test.each([
    '2027-03-01T14:00Z',
    '2027-03-01/PT2H',
    '2027-03-01T14:00/PT2H',
    '2027-03-01T14:00Z/2H',
    '2027-03-01T14:00Z/P',
    '2027-03-01T24:00Z/PT2H',
    '2027-03-01T14:60Z/PT2H',
    '2027-02-30T14:00Z/PT2H',
    '2027-03-01T14:00Z/2027-03-01T16:00Z',
    '',
  ])('not %j', (text) => {
    expect(brownout(text)).toHaveLength(1);
  });

  test('in a list, each at its own place', () => {
    const found = lived('since: "2026-01-01", brownouts: ["a", "2027-03-01T14:00Z/PT2H", "c"]');
    expect(found.map(({ message }) => message.slice(0, 4))).toEqual(['"a",', '"c",']);
    expect((found[1]?.column ?? 0) - (found[0]?.column ?? 0)).toBe(
      '"a", "2027-03-01T14:00Z/PT2H", '.length,
    );
  });
});

test('of types, arguments and input fields too, extensions included', () => {
  const bad = '@lifecycle(stage: EXPERIMENTAL, since: "soon")';
  expect(
    find(`"A." type Thing { "B." it("C." of: Int ${bad}): Int }
extend type Thing ${bad}
"D." input Filter { "E." from: Int ${bad} }`).map(({ coordinate }) => coordinate),
  ).toEqual(['Thing', 'Thing.it(of:)', 'Filter.from']);
});
