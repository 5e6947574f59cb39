import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'CONTRACT_OWNER_MISMATCH';
const find = (types: string, owner = 'billing') =>
  policyFindings(contractText(owner, types), { code });

const instead = 'Name a team of billing (billing or payments), or add billing to the contexts of';

describe('a team that answers for another context is named where it is written:', () => {
  test('on a type, once for all that inherits it', () => {
    expect(
      find(`"A tenant." type Tenant @contract(source: "x", owner: "growth") { a(x: Int): Int }
extend type Tenant { b: Int c: Int @contract(owner: "payments") }`),
    ).toEqual([
      {
        code,
        severity: 'ERROR',
        coordinate: 'Tenant',
        message: `Tenant is owned by growth, who answers for accounts in owners.yaml, but billing resolves it. ${instead} growth.`,
        owner: 'growth',
        subgraph: 'billing',
        file: 'billing.graphql',
        line: FIRST_LINE_OF_TYPES,
        column: 55,
        frame: expect.any(String),
      },
    ]);
  });

  test('where the owner stands that is in effect', () => {
    const types = `type Bill @contract(owner: "billing") { a: Int }
extend type Bill @contract(owner: "growth") { b: Int }`;
    expect(find(types)).toMatchObject([
      { coordinate: 'Bill', owner: 'growth', line: FIRST_LINE_OF_TYPES + 1, column: 35 },
    ]);
  });

  test('on the schema, once for the whole contract', () => {
    expect(find('type Query { a: Int b: Int } enum Side { D }', 'identity')).toMatchObject([
      {
        message: `This contract is owned by identity, who answers for accounts in owners.yaml, but billing resolves it. ${instead} identity.`,
        owner: 'identity',
        line: FIRST_LINE_OF_TYPES - 1,
        column: 20,
      },
    ]);
  });

  test('on a field, an argument, an input field and an enum value', () => {
    const found =
      find(`type Query { a: Int @contract(owner: "growth") b(x: Int @contract(owner: "growth")): Int }
input Filter { since: Int @contract(owner: "growth") }
enum Side { D @contract(owner: "growth") }
extend type Organization @key(fields: "id") { id: ID! debt: Int @contract(owner: "growth") }`);
    expect(found.map(({ coordinate }) => coordinate)).toEqual([
      'Query.a',
      'Query.b(x:)',
      'Filter.since',
      'Side.D',
      'Organization.debt',
    ]);
  });
});

describe('platform, which answers for no context,', () => {
  test('owns value types that every context shares', () => {
    expect(
      find(`type Money @shareable @contract(owner: "platform") { amount: Int currency(as: String): String }
type PageInfo @contract(owner: "platform") { hasNextPage: Boolean @shareable }
interface Node @contract(owner: "platform") { id: ID }
scalar DateTime @contract(owner: "platform")
enum Side @contract(owner: "platform") { D }
input Range @contract(owner: "platform") { from: Int }
union Any @contract(owner: "platform") = Money | PageInfo`),
    ).toEqual([]);
  });

  test('also where the contract calls @shareable otherwise', () => {
    const text = contractText(
      'billing',
      'type Money @common @contract(owner: "platform") { amount: Int }',
    ).replace('"@shareable"', '{ name: "@shareable", as: "@common" }');
    expect(policyFindings(text, { code })).toEqual([]);
  });

  test('owns nothing that one context resolves', () => {
    const found = find(`type Query { a: Int @contract(owner: "platform") }
type Money @contract(owner: "platform") { amount: Int @shareable currency: String }
type Invoice @key(fields: "id") @shareable @contract(owner: "platform") { id: ID! }
type Bill @contract(owner: "billing") { a: Int @contract(owner: "platform") }
type Note @contract(owner: "platform") { a: Int @contract(owner: "billing") }`);
    expect(found.map(({ coordinate }) => coordinate)).toEqual([
      'Query.a',
      'Money',
      'Invoice',
      'Bill.a',
      'Note',
    ]);
    expect(found[1]?.message).toBe(
      'Money is owned by platform, who answers for no context in owners.yaml, but billing resolves it. ' +
        `Of an object type it can own only what is @shareable and no entity. ${instead} platform.`,
    );
  });
});

describe('after @override the new subgraph resolves the field:', () => {
  const old = (owner: string) =>
    contractText(
      'identity',
      `type Organization @key(fields: "id") @contract(owner: "identity") { id: ID! moved(x: Int): Int @contract(owner: "${owner}") }`,
    );
  const taker = (owner: string) =>
    contractText(
      'billing',
      `type Organization @key(fields: "id") { id: ID! moved(x: Int): Int @override(from: "accounts") @contract(owner: "${owner}") }`,
    );

  test('its team has to answer for that one', () => {
    const others = { accounts: old('identity') };
    expect(policyFindings(taker('identity'), { code, others })).toMatchObject([
      { coordinate: 'Organization.moved' },
    ]);
    expect(policyFindings(taker('billing'), { code, others })).toEqual([]);
  });

  test('what the old one still says is not judged', () => {
    const question = { code, name: 'accounts', others: { billing: taker('billing') } };
    expect(policyFindings(old('identity'), question)).toEqual([]);
    expect(policyFindings(old('billing'), question)).toEqual([]);
  });
});

test.each([
  ['teams of the context', 'type Query { a: Int @contract(owner: "payments") }'],
  [
    'a team that nobody knows, of which another rule speaks',
    'type A @contract(owner: "b") { a: Int }',
  ],
  [
    'what belongs to another home',
    'type Organization @key(fields: "id") { id: ID! @contract(owner: "identity") name: Int @external @contract(owner: "identity") }',
  ],
])('not found: %s', (_what, types) => {
  expect(find(types)).toEqual([]);
});
