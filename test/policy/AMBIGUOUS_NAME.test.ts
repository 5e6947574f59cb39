import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'AMBIGUOUS_NAME';
const find = (types: string, others: Readonly<Record<string, string>> = {}) =>
  policyFindings(contractText('billing', types), {
    code,
    others: Object.fromEntries(
      Object.entries(others).map(([name, text]) => [name, contractText(name, text)]),
    ),
  });
const summary = (findings: ReturnType<typeof find>) =>
  findings.map(({ coordinate, severity }) => `${String(coordinate)} ${severity}`);

test('a warning within one context', () => {
  expect(
    find(`"Asked for." type Invoice {
  "How it stands." status: String @contract(owner: "payments")
}`),
  ).toMatchObject([
    {
      severity: 'WARNING',
      coordinate: 'Invoice.status',
      owner: 'payments',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 20,
      message:
        'Invoice.status does not say which status it is. ' +
        'Put the noun in front, as in orderStatus; where clients use the old name, deprecate it.',
    },
  ]);
});

test('an error where two contexts extend the type', () => {
  const home = `"Who pays." type Customer @key(fields: "id") @contract(owner: "identity") { "Names it." id: ID! "N." name: String }`;
  const found = find('type Customer @key(fields: "id") { id: ID! "How." status: String }', {
    accounts: home,
  });
  expect(found).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Customer.status',
      message:
        'Customer.status does not say which status it is, and billing and accounts extend Customer. ' +
        'Put the noun in front, as in orderStatus; where clients use the old name, deprecate it.',
    },
  ]);
});

test('a context that only refers to the type does not extend it', () => {
  const found = find(
    '"W." type Customer @key(fields: "id") @contract(owner: "billing") { "I." id: ID! "H." status: String }',
    {
      accounts: 'type Customer @key(fields: "id", resolvable: false) { id: ID! }',
      workflows: 'type Customer @key(fields: "id") { id: ID! name: String @external }',
    },
  );
  expect(summary(found)).toEqual(['Customer.status WARNING']);
});

test('every such word, of fields, input fields and types, in any case', () => {
  expect(
    summary(
      find(`"A." type Thing { "A." type: Int "A." flag: Int "A." data: Int "A." info: Int "A." statusInfo: Int "A." data2: Int }
"A." input Filter { "A." status: Int }
"A." enum Status { "A." DATA }
"A." scalar Data`),
    ),
  ).toEqual([
    'Thing.type WARNING',
    'Thing.flag WARNING',
    'Thing.data WARNING',
    'Thing.info WARNING',
    'Thing.statusInfo WARNING',
    'Thing.data2 WARNING',
    'Filter.status WARNING',
    'Status WARNING',
    'Data WARNING',
  ]);
});

test('a type that two contexts have, and a field where operations start', () => {
  const status = '"A." enum Status { "A." ON } type Query { "B." other: Int }';
  expect(
    summary(
      find('"A." enum Status { "A." ON } type Query { "B." data: Int }', { accounts: status }),
    ),
  ).toEqual(['Status ERROR', 'Query.data ERROR']);
});

describe('not', () => {
  test.each([
    'onboardingStatus',
    'statusOfPayment',
    'dataClass',
    'kind',
    'state',
    'statusCode',
    'metadata',
    'information',
  ])('%s', (name) => {
    expect(find(`"A." type Thing { "A." ${name}: Int }`)).toEqual([]);
  });

  test('an argument or an enum value', () => {
    expect(
      find(`"A." type Thing { "A." bills("A." status: Int): Int } "A." enum Level { "A." INFO }`),
    ).toEqual([]);
  });

  test('what is on its way out, alone or with its type', () => {
    const going = (stage: string) =>
      `@lifecycle(stage: ${stage}, since: "2026-09-01", replacedBy: "Thing.state", retireOn: "2027-03-01")`;
    expect(
      find(`"A." type Thing { "A." status: Int ${going('DEPRECATED')} "A." type: Int ${going('RETIRED')} }
"A." type Old ${going('DEPRECATED')} { "A." status: Int }`),
    ).toEqual([]);
  });

  test('what another home has named', () => {
    expect(
      find('type Customer @key(fields: "id status") { id: ID! status: String! "D." debt: Int }'),
    ).toEqual([]);
  });
});
