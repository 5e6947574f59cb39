import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'DATA_PURPOSE_MISSING';
const find = (types: string) => policyFindings(contractText('billing', types), { code });

test('personal data without a purpose, at its @data', () => {
  expect(
    find(`"A." type Thing {
  "B." a: Int @contract(owner: "payments")
    @data(class: PERSONAL)
  "B." b: Int @data(class: SENSITIVE, purpose: " ")
}`),
  ).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Thing.a',
      owner: 'payments',
      line: FIRST_LINE_OF_TYPES + 2,
      column: 5,
      message:
        'Thing.a is PERSONAL, but nothing says what it is for. Write it into its @data, such as purpose: "Login and notification."',
    },
    {
      coordinate: 'Thing.b',
      line: FIRST_LINE_OF_TYPES + 3,
      column: 48,
      message: expect.stringContaining('Thing.b is SENSITIVE, but'),
    },
  ]);
});

test('of arguments and input fields, and of a type once for all of its fields', () => {
  expect(
    find(`type Query { "A." it("B." of: Int @data(class: SECRET)): Int }
"C." input In { "D." a: Int @data(class: PERSONAL) }
"E." type Thing { "F." a: Int "F." b: Int }
extend type Thing @data(class: PERSONAL) { "F." c: Int }`).map((one) => one.coordinate),
  ).toEqual(['Query.it(of:)', 'In.a', 'Thing']);
});

test('not what says it, not lower classes, not what another home annotates', () => {
  expect(
    find(`"A." type Thing @data(class: PERSONAL, purpose: "Login.") {
  "B." a: Int
  "B." b: Int @data(class: PERSONAL, purpose: "Login.")
  "B." c: Int @data(class: CONFIDENTIAL)
  "B." d: Int @data(class: INTERNAL)
  "B." e: Int @data(class: PUBLIC)
}
type Person @key(fields: "id") { id: ID! @data(class: PERSONAL) }`),
  ).toEqual([]);
});
