import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'REPLACEMENT_DEPRECATED';
const going = (replacedBy: string, stage = 'DEPRECATED') =>
  `@lifecycle(stage: ${stage}, since: "2026-09-01", retireOn: "2027-03-01", replacedBy: "${replacedBy}")`;
const find = (types: string, other = 'type Query { "Q." q: Int }') =>
  policyFindings(contractText('billing', types), {
    code,
    others: { accounts: contractText('accounts', other) },
  });

test('what is replaced by what goes too', () => {
  expect(
    find(`"A." type Thing {
  "B." old: Int ${going('Thing.newer')}
  "C." newer: Int ${going('Thing.newest')}
  "D." newest: Int
}`),
  ).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.old',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 104,
      message:
        'Thing.old is to be replaced by Thing.newer, which is itself DEPRECATED. If Thing.newest, which replaces Thing.newer, serves here too, name that.',
    },
  ]);
});

test('in another contract, and RETIRED', () => {
  const [found] = find(
    `"A." type Thing { "B." old: Int ${going('Person.nick')} }`,
    `"P." type Person @key(fields: "id") @contract(owner: "identity") { "I." id: ID! "N." nick: Int @lifecycle(stage: RETIRED, since: "2026-09-01", note: "none: unused") }`,
  );
  expect(found?.message).toBe(
    'Thing.old is to be replaced by Person.nick, which is itself RETIRED. Name something that stays.',
  );
});

test('by a part of what goes, or of itself', () => {
  const found = find(`"A." type Thing { "B." old: Int ${going('Old.part')} }
"C." type Old ${going('Old.part')} { "D." part: Int }`);
  expect(found.map(({ message }) => message)).toEqual([
    'Thing.old is to be replaced by Old.part, which is part of Old, which is DEPRECATED. Name something that stays.',
    'Old is to be replaced by Old.part, a part of it, which goes with it. Name something that stays.',
  ]);
});

test('two that replace each other', () => {
  const found = find(
    `"A." type Thing { "B." one: Int ${going('Thing.two')} "C." two: Int ${going('Thing.one')} }`,
  );
  expect(found.map(({ coordinate, message }) => [coordinate, message.split('. ')[1]])).toEqual([
    ['Thing.one', 'Name something that stays.'],
    ['Thing.two', 'Name something that stays.'],
  ]);
});

test('not what stays, is tried out, is unknown or is itself', () => {
  expect(
    find(`"A." type Thing {
  "B." a: Int ${going('Thing.e')}
  "B." b: Int ${going('Thing.f')}
  "B." c: Int ${going('Thing.never')}
  "B." d: Int ${going('Thing.d')}
  "B." e: Int
  "B." f: Int @lifecycle(stage: EXPERIMENTAL, since: "2026-09-01")
}`),
  ).toEqual([]);
});
