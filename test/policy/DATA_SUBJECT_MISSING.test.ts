import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'DATA_SUBJECT_MISSING';
const find = (types: string) => policyFindings(contractText('billing', types), { code });

test('personal data that does not say about whom it is', () => {
  expect(
    find(`"A." type Thing {
  "B." a: Int @data(class: PERSONAL, purpose: "Login.")
  "B." b: Int @data(class: SENSITIVE, subject: "")
}`),
  ).toMatchObject([
    {
      severity: 'WARNING',
      coordinate: 'Thing.a',
      owner: 'billing',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 15,
      message:
        'Thing.a is PERSONAL, but nothing says about whom. Write the path to the person into its @data, ' +
        'such as subject: "self" or subject: "user.id".',
    },
    { coordinate: 'Thing.b', line: FIRST_LINE_OF_TYPES + 2, column: 48 },
  ]);
});

test('of arguments, input fields and, once, of types', () => {
  expect(
    find(`type Query { "A." it("B." of: Int @data(class: PERSONAL)): Int }
"C." input In { "D." a: Int @data(class: PERSONAL) }
"E." type Thing @data(class: PERSONAL) { "F." a: Int "F." b: Int }`).map((one) => one.coordinate),
  ).toEqual(['Query.it(of:)', 'In.a', 'Thing']);
});

test('not what says it, not lower classes, and not a secret, which may be a machine’s', () => {
  expect(
    find(`"A." type Thing {
  "B." a: Int @data(class: PERSONAL, subject: "self")
  "B." b: Int @data(class: CONFIDENTIAL)
  "B." c: Int @data(class: SECRET)
}`),
  ).toEqual([]);
});
