import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'DATA_CLASS_UNSAID';
const find = (types: string) => policyFindings(contractText('billing', types), { code });

test('fields without a class, once for their type and its extensions', () => {
  expect(
    find(`extend type Thing { "B." a: Int }
"A." type Thing @contract(owner: "payments") {
  "B." b: Int @data(class: PUBLIC)
  "B." c: Int
}`),
  ).toMatchObject([
    {
      severity: 'WARNING',
      coordinate: 'Thing',
      owner: 'payments',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 11,
      message:
        'Thing has fields that say no class of data: a and c. ' +
        'Write @data(class: …) on the type, or on each of them: PUBLIC, INTERNAL, CONFIDENTIAL or higher.',
    },
  ]);
});

test('on the entity of another home, at the first of the fields that are added', () => {
  expect(
    find(`type Person @key(fields: "id") {
  id: ID!
  "B." debt: Int
  "B." bills: Int
}`),
  ).toMatchObject([
    {
      coordinate: 'Person.debt',
      line: FIRST_LINE_OF_TYPES + 2,
      message:
        'Person has fields that say no class of data: debt and bills. ' +
        'Write @data(class: …) on each of them: PUBLIC, INTERNAL, CONFIDENTIAL or higher.',
    },
  ]);
});

test('a long list is cut', () => {
  const fields = Array.from({ length: 12 }, (_, index) => `"B." f${index}: Int`).join(' ');
  const found = find(`"A." type Thing { ${fields} }`);
  expect(found).toHaveLength(1);
  expect(found[0]?.message).toContain('f6, f7 and 4 more. Write');
});

test('of an interface too', () => {
  expect(find('"A." interface Thing { "B." a: Int }').map((one) => one.coordinate)).toEqual([
    'Thing',
  ]);
});

test('not where operations start, not of inputs, not what has a class or a rule of its own', () => {
  expect(
    find(`type Query { "B." a: Int } type Mutation { "B." a("C." c: Int): Int }
"A." input In { "B." a: Int }
"A." type Thing @data(class: INTERNAL) { "B." a: Int }
extend type Thing { "B." b: Int }
"A." type Other { "B." email: String }`),
  ).toEqual([]);
});
