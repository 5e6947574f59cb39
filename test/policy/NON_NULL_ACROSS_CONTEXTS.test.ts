import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'NON_NULL_ACROSS_CONTEXTS';
const others = {
  accounts: contractText(
    'identity',
    `interface Node { id: ID! }
type Organization implements Node @key(fields: "id") @contract(owner: "identity") { id: ID! name: String! moved: Int! }
type User @key(fields: "id") @contract(owner: "identity") { id: ID! }`,
  ),
};
const stubs = `type Organization @key(fields: "id") { id: ID! }
type User @key(fields: "id", resolvable: false) { id: ID! }`;
const find = (types: string) => policyFindings(contractText('billing', types), { code, others });

describe('what crosses a context and can never be null:', () => {
  test('a field that is added to another’s entity', () => {
    expect(
      find(`type Organization @key(fields: "id") { id: ID!
  "What it owes." debt(at: Int!): [Int!]! }`),
    ).toEqual([
      {
        code,
        severity: 'WARNING',
        coordinate: 'Organization.debt',
        message:
          'Organization.debt is added to Organization of accounts and can never be null: while billing is down, all of Organization would be lost. Write [Int!].',
        owner: 'billing',
        subgraph: 'billing',
        file: 'billing.graphql',
        line: FIRST_LINE_OF_TYPES + 1,
        column: 35,
        frame: expect.any(String),
      },
    ]);
  });

  test.each([
    ['User!', 'User'],
    ['[User!]', '[User]'],
    ['[User!]!', '[User]!'],
    ['[[User!]!]', '[[User]!]'],
  ])('a field that leads to another’s entity: %s', (type, advised) => {
    expect(find(`${stubs} type Invoice { payer: ${type} }`)).toMatchObject([
      {
        coordinate: 'Invoice.payer',
        message: `Invoice.payer leads to User of accounts and can never be null: while accounts is down, all of Invoice would be lost. Write ${advised}.`,
      },
    ]);
  });

  test('a field that leads to a union or an interface which may be one', () => {
    const found = find(`interface Node { id: ID! }
type Organization implements Node @key(fields: "id") { id: ID! }
type Invoice { id: ID! }
union Party = Invoice
extend union Party = Organization
type Query { node: Node! party: [Party!] }`);
    expect(found.map(({ coordinate }) => coordinate)).toEqual(['Query.node', 'Query.party']);
    expect(found[1]?.message).toContain('leads to Party of accounts');
  });

  test('also in an extension, in an interface and where an entity was taken over in part', () => {
    const found = find(`${stubs}
extend type Organization { fee: Int! moved: Int! @override(from: "accounts") }
interface Owed { by: Organization! }`);
    expect(found.map(({ coordinate }) => coordinate)).toEqual([
      'Organization.fee',
      'Organization.moved',
      'Owed.by',
    ]);
  });

  test('through an entity that is only referred to, wherever its home is', () => {
    const text = contractText(
      'billing',
      'type Plan @id(fields: "id", resolvable: false) { id: ID! } type Query { plan: Plan! }',
    ).replace('"@key"', '{ name: "@key", as: "@id" }');
    expect(policyFindings(text, { code })).toMatchObject([
      { message: expect.stringContaining('leads to Plan of another context and can never') },
    ]);
  });
});

test.each([
  ['nullable fields at the seams', `${stubs} extend type Organization { debt: Int payer: User }`],
  ['a list that is there, of items that may not be', `${stubs} type Query { payers: [User]! }`],
  [
    'non-null fields of an entity at home',
    'type Invoice @key(fields: "id") @contract(owner: "billing") { id: ID! total: Int! } type Query { invoice: Invoice! }',
  ],
  [
    'the keys and external fields that a contract repeats',
    'type Organization @key(fields: "id") { id: ID! name: String! @external }',
  ],
  [
    'an entity of no home, of which another rule speaks',
    'type Plan @key(fields: "id") { id: ID! fee: Int! } type Query { plan: Plan! }',
  ],
  [
    'inputs and arguments',
    `${stubs} input Filter { since: Int! } type Query { a(filter: Filter!): User }`,
  ],
])('not found: %s', (_what, types) => {
  expect(find(types)).toEqual([]);
});

test('a field that another contract has taken over does not cross from its old one', () => {
  const accounts = contractText(
    'identity',
    `${stubs} type Invoice @key(fields: "id") @contract(owner: "identity") { id: ID! payer: Organization! }`,
  );
  const billing = contractText(
    'billing',
    'type Organization @key(fields: "id") @contract(owner: "billing") { id: ID! } type Invoice @key(fields: "id") { id: ID! payer: Organization @override(from: "accounts") }',
  );
  const question = { code, name: 'accounts' };
  expect(policyFindings(accounts, { ...question, others: { billing } })).toEqual([]);
  const apart = billing.replace('@override(from: "accounts")', '');
  expect(policyFindings(accounts, { ...question, others: { billing: apart } })).toHaveLength(1);
});
