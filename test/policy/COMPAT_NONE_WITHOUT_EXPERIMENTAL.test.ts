import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'COMPAT_NONE_WITHOUT_EXPERIMENTAL';
const find = (types: string) => policyFindings(contractText('billing', types), { code });
const mend =
  'Write @lifecycle(stage: EXPERIMENTAL, since: "2026-11-27") there, or compat: BACKWARD.';
const experimental = '@lifecycle(stage: EXPERIMENTAL, since: "2026-01-01")';

describe('NONE without EXPERIMENTAL is named where it is written:', () => {
  test('on a type, once for all that inherits it', () => {
    expect(
      find(`"A bill." type Invoice @contract(source: "x", compat: NONE) { a(x: Int): Int b: Int ${experimental} }
extend type Invoice { c: Int }`),
    ).toEqual([
      {
        code,
        severity: 'ERROR',
        coordinate: 'Invoice',
        message: `Invoice promises its clients nothing (compat: NONE), and it is not EXPERIMENTAL. ${mend}`,
        owner: 'billing',
        subgraph: 'billing',
        file: 'billing.graphql',
        line: FIRST_LINE_OF_TYPES,
        column: 55,
        frame: expect.any(String),
      },
    ]);
  });

  test('on a field, an argument, an input field, an enum value', () => {
    const none = '@contract(compat: NONE)';
    const found = find(`type Query { a: Int ${none} b(x: Int ${none}): Int }
enum Side { D ${none} } input Filter { since: Int ${none} } scalar Day ${none}`);
    expect(found.map(({ coordinate }) => coordinate)).toEqual([
      'Query.a',
      'Query.b(x:)',
      'Side.D',
      'Filter.since',
      'Day',
    ]);
  });

  test('on the schema, with what of the contract is not EXPERIMENTAL', () => {
    const text = contractText(
      'billing',
      `type Query { a: Int } type Trial ${experimental} { b: Int } enum Side { D }
       type Kept @contract(compat: FULL) { c: Int } type Organization @key(fields: "id") { id: ID! debt: Int }`,
    ).replace('@contract(owner: "billing")', '@contract(owner: "billing", compat: NONE)');
    expect(policyFindings(text, { code })).toMatchObject([
      {
        message: `This contract promises its clients nothing (compat: NONE), and Query, Side and Organization.debt are not EXPERIMENTAL. ${mend}`,
        line: FIRST_LINE_OF_TYPES - 1,
        column: 39,
      },
    ]);
  });

  test('on a type of another stage, with a part that is EXPERIMENTAL', () => {
    const found = find(
      `type A @contract(compat: NONE) @lifecycle(stage: DEPRECATED, since: "2026-01-01", retireOn: "2027-01-01") { a: Int ${experimental} }`,
    );
    expect(found).toMatchObject([{ coordinate: 'A' }]);
  });
});

test.each([
  ['both together', `type A @contract(compat: NONE) ${experimental} { a(x: Int): Int }`],
  [
    'EXPERIMENTAL around it',
    `type A ${experimental} { a(x: Int @contract(compat: NONE)): Int @contract(compat: NONE) }`,
  ],
  [
    'EXPERIMENTAL in an extension',
    `type A @contract(compat: NONE) { a: Int } extend type A ${experimental}`,
  ],
  ['other levels', 'type A @contract(compat: FROZEN) { a: Int @contract(compat: BACKWARD) }'],
  [
    'a level that there is not',
    'type A @contract(compat: SOMETIMES) { a: Int @contract(compat: 5) }',
  ],
  [
    'what another home keeps',
    'type Organization @key(fields: "id") { id: ID! @contract(compat: NONE) }',
  ],
])('not found: %s', (_what, types) => {
  expect(find(types)).toEqual([]);
});
