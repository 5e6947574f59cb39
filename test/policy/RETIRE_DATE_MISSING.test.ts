import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'RETIRE_DATE_MISSING';
const find = (types: string) =>
  policyFindings(contractText('billing', types), { code, today: '2026-11-27' });

test('what is deprecated without an end, at its @lifecycle', () => {
  expect(
    find(`"A." type Thing {
  "B." old: Int
    @lifecycle(stage: DEPRECATED, since: "2026-09-01", replacedBy: "Thing.new")
  "C." older: Int @lifecycle(stage: RETIRED, since: "2026-09-01", replacedBy: "Thing.new")
  "D." new: Int
}`),
  ).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.old',
      owner: 'billing',
      line: FIRST_LINE_OF_TYPES + 2,
      column: 5,
      message:
        'Thing.old is DEPRECATED, but does not say until when it works. Write into its @lifecycle the day on ' +
        'which it goes, 90 days or more after since: retireOn: "2027-02-25", for example.',
    },
    {
      coordinate: 'Thing.older',
      message:
        'Thing.older is RETIRED, but does not say since which day it is gone. Keep its retireOn in @lifecycle, as YYYY-MM-DD.',
    },
  ]);
});

test.each([
  ['2027-01-01', '2027-04-01'],
  ['soon', '2027-02-25'],
])('since %s, the day proposed is %s', (since, proposed) => {
  const [found] = find(
    `"A." type Thing { "B." old: Int @lifecycle(stage: DEPRECATED, since: "${since}") }`,
  );
  expect(found?.message).toContain(`retireOn: "${proposed}"`);
});

test('of every kind of coordinate, an extension included', () => {
  const going = '@lifecycle(stage: DEPRECATED, since: "2026-09-01")';
  expect(
    find(`"A." type Thing { "B." it("C." of: Int ${going}): Int }
extend type Thing ${going}
"D." input Filter ${going} { "E." from: Int ${going} }
"F." enum Way { "G." SO ${going} }`).map(({ coordinate }) => coordinate),
  ).toEqual(['Thing', 'Thing.it(of:)', 'Filter', 'Filter.from', 'Way.SO']);
});

test('not what has a date, not other stages, not what another home annotates', () => {
  expect(
    find(`"A." type Thing {
  "B." a: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", retireOn: "2027-03-01")
  "B." b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", retireOn: "soon")
  "B." c: Int @lifecycle(stage: ACTIVE, since: "2026-09-01")
  "B." d: Int @lifecycle(stage: EXPERIMENTAL, since: "2026-09-01")
  "B." e: Int
}
type Other @key(fields: "id") { id: ID! @lifecycle(stage: DEPRECATED, since: "2026-09-01") }`),
  ).toEqual([]);
});
