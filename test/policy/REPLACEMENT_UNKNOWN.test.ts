import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'REPLACEMENT_UNKNOWN';
const others = {
  accounts: contractText(
    'accounts',
    `"Who." type Person @key(fields: "id") @contract(owner: "identity") {
  "I." id: ID! "N." names("First." first: Int): Int }
"W." enum Way { "S." SO }
"F." input Filter { "F." from: Int }`,
  ),
};
const find = (replacedBy: string, coordinate = 'old: Int') =>
  policyFindings(
    contractText(
      'billing',
      `"A." type Thing {
  "B." ${coordinate} @lifecycle(stage: DEPRECATED, since: "2026-09-01", retireOn: "2027-03-01", replacedBy: "${replacedBy}")
  "C." newer: Int
}`,
    ),
    { code, others },
  );

test('a coordinate that no contract of the graph has', () => {
  expect(find('Thing.never')).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.old',
      owner: 'billing',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 104,
      message:
        'Thing.old is to be replaced by Thing.never, but Thing has no never in any contract. Did you mean `newer`?',
    },
  ]);
});

test.each([
  ['Thing.old', 'Thing.old is to be replaced by itself. Name what clients should use instead.'],
  ['Think.newer', /but no contract of the graph has a type Think\. Did you mean `Thing`\?$/],
  ['Elsewhere', /but no contract of the graph has a type Elsewhere\.$/],
  ['Person.names(last:)', /but Person\.names has no argument last in any contract\.$/],
  ['Person.name(first:)', /but Person has no name in any contract\. Did you mean `names`\?$/],
  ['newer', /has a type newer\.$/],
  ['Read Thing.newer', /but that is no coordinate\. Write it as Type\.field, /],
  ['Thing.newer.more', /that is no coordinate/],
  ['@deprecated', /that is no coordinate/],
])('%s', (replacedBy, message) => {
  expect(find(replacedBy).map((one) => one.message)).toEqual([
    message instanceof RegExp ? expect.stringMatching(message) : message,
  ]);
});

describe('what is there', () => {
  test.each([
    'Thing.newer',
    'Thing',
    'Person',
    'Person.names',
    'Person.names(first:)',
    'Way.SO',
    'Filter.from',
  ])('%s', (replacedBy) => {
    expect(find(replacedBy)).toEqual([]);
  });

  test('an argument may be replaced by its field, and a field by a like-named one of another type', () => {
    expect(
      find(
        'Thing.newer',
        'old("B." of: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", replacedBy: "Thing.old")): Int',
      ),
    ).toEqual([]);
  });
});

test('also where nothing goes yet', () => {
  const text = contractText(
    'billing',
    '"A." type Thing { "B." a: Int @lifecycle(stage: ACTIVE, since: "2026-09-01", replacedBy: "Thing.b") }',
  );
  expect(policyFindings(text, { code })).toHaveLength(1);
});

test('of many that are wrong, the first get a proposal and all are found', () => {
  const fields = Array.from(
    { length: 30 },
    (_, index) =>
      `"B." a${index}: Int @lifecycle(stage: ACTIVE, since: "2026-09-01", replacedBy: "Thin.b")`,
  );
  const found = policyFindings(contractText('billing', `"A." type Thing { ${fields.join(' ')} }`), {
    code,
  });
  expect(found).toHaveLength(30);
  expect(found.filter(({ message }) => message.includes('Did you mean `Thing`?'))).toHaveLength(20);
});
