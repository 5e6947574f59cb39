import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'DEPRECATED_REQUIRED_INPUT';
const find = (types: string) => policyFindings(contractText('billing', types), { code });
const going = (stage = 'DEPRECATED') =>
  `@lifecycle(stage: ${stage}, since: "2026-09-01", retireOn: "2027-03-01", note: "none: why")`;

test('a required argument or input field that is deprecated, in either way', () => {
  expect(
    find(`type Query {
  "A." it("B." of: Int! ${going()}): Int
}
"C." input Filter {
  "D." from: [Int]! ${going('RETIRED')}
  "E." to: Int! @deprecated
}`),
  ).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Query.it(of:)',
      owner: 'billing',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 25,
      message:
        'Query.it(of:) is DEPRECATED, but clients must give it. Make it optional first, nullable or with a default; then deprecate it.',
    },
    { coordinate: 'Filter.from', message: expect.stringContaining('Filter.from is RETIRED, but') },
    {
      coordinate: 'Filter.to',
      line: FIRST_LINE_OF_TYPES + 5,
      column: 17,
      message: expect.stringContaining('Filter.to is deprecated, but'),
    },
  ]);
});

test('not what is optional, not a field, not what is not deprecated', () => {
  expect(
    find(`type Query { "A." it("B." of: Int ${going()} "B." or: Int! = 1 ${going()} "B." on: Int!): Int! ${going()} }
"C." input Filter { "D." from: Int! ${going('ACTIVE')} "E." to: [Int!] @deprecated }`),
  ).toEqual([]);
});
