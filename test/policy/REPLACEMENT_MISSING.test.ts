import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'REPLACEMENT_MISSING';
const find = (types: string) => policyFindings(contractText('billing', types), { code });
const lived = (rest: string, stage = 'DEPRECATED') =>
  find(
    `"A." type Thing { "B." old: Int @lifecycle(stage: ${stage}, since: "2026-09-01", ${rest}) }`,
  );

test('what goes without saying what to use instead', () => {
  expect(
    find(`"A." type Thing {
  "B." old: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", retireOn: "2027-03-01")
  "C." gone: Int
    @lifecycle(stage: RETIRED, since: "2026-09-01", retireOn: "2027-03-01", note: "Ask us.")
}`),
  ).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.old',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 17,
      message:
        'Thing.old is DEPRECATED, but does not say what to use instead. Write replacedBy: "Type.field" into its ' +
        '@lifecycle; where nothing replaces it, say why: note: "none: why".',
    },
    {
      coordinate: 'Thing.gone',
      line: FIRST_LINE_OF_TYPES + 3,
      column: 83,
      message:
        'Thing.gone is RETIRED, but its note alone does not name what to use instead. Write replacedBy: "Type.field" ' +
        'into its @lifecycle; where nothing replaces it, say why: note: "none: why".',
    },
  ]);
});

test.each([
  'note: "none:"',
  'note: "none: ."',
  'note: "none"',
  'note: "Nothing."',
  'note: ""',
  'replacedBy: ""',
])('%s names nothing', (rest) => {
  expect(lived(rest)).toHaveLength(1);
  expect(lived(rest, 'RETIRED')).toHaveLength(1);
});

test.each([
  'note: "none: nobody asks"',
  'note: "none:why"',
  'replacedBy: "Thing.new"',
  'replacedBy: "Thing.new", note: "See there."',
])('%s is enough', (rest) => {
  expect(lived(rest)).toEqual([]);
  expect(lived(rest, 'RETIRED')).toEqual([]);
});

test('other stages replace nothing', () => {
  expect(lived('note: "New."', 'ACTIVE')).toEqual([]);
  expect(lived('note: "New."', 'EXPERIMENTAL')).toEqual([]);
});
