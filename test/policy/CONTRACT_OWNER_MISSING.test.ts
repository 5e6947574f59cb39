import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'CONTRACT_OWNER_MISSING';

/** A contract that speaks the language without a default owner. */
const ownerless = (types: string) =>
  contractText('billing', types).replace('\n  @contract(owner: "billing")', '\n');
const teams = 'Teams of billing: billing and payments.';
const onIt = `Write @contract(owner:) on it, or on \`extend schema\` for the whole contract. ${teams}`;

describe('the topmost thing without an owner is named, and nothing below it:', () => {
  test('types of every kind', () => {
    const text = ownerless(`"""
A bill.
"""
type Invoice { "Its number." number(as: String): String }
interface Owed { debt: Int }
enum Side { D C }
input Filter { since: String }
scalar Day
union Any = Invoice
type Payment @contract(owner: "payments") { state: Side }`);
    expect(policyFindings(text, { code })).toEqual([
      {
        code,
        severity: 'ERROR',
        coordinate: 'Invoice',
        message: `Invoice has no owner. ${onIt}`,
        subgraph: 'billing',
        file: 'billing.graphql',
        line: FIRST_LINE_OF_TYPES + 3,
        column: 6,
        frame: expect.stringContaining('type Invoice'),
      },
      ...['Owed', 'Side', 'Filter', 'Day', 'Any'].map((coordinate) =>
        expect.objectContaining({ coordinate, message: `${coordinate} has no owner. ${onIt}` }),
      ),
    ]);
  });

  test('a field that a contract adds to an entity of another home', () => {
    const text = ownerless(`type Organization @key(fields: "id") { id: ID! debt(at: Int): Int }
extend type Organization { name: String @external fee: Int @contract(owner: "payments") }`);
    expect(policyFindings(text, { code })).toMatchObject([
      { coordinate: 'Organization.debt', line: FIRST_LINE_OF_TYPES, column: 48 },
    ]);
  });

  test('the fields of a root type, where others of them have owners of their own', () => {
    const text = ownerless(`type Query { a: Int @contract(owner: "billing") b(x: Int): Int }
extend type Query { c: Int }`);
    expect(policyFindings(text, { code }).map(({ coordinate }) => coordinate)).toEqual([
      'Query.b',
      'Query.c',
    ]);
  });

  test('a root type as a whole, where none of them has', () => {
    const text = ownerless(
      'type Query { a: Int b: Int } type Payment @contract(owner: "payments") { a: Int }',
    );
    expect(policyFindings(text, { code })).toMatchObject([{ coordinate: 'Query' }]);
  });

  test('what an owner that is no text leaves without one', () => {
    const text = ownerless(
      'type Query @contract(owner: 5) { a: Int } scalar Day @contract(owner: "billing")',
    );
    expect(policyFindings(text, { code })).toMatchObject([{ coordinate: 'Query' }]);
  });
});

describe('one finding for a whole contract', () => {
  test('in which nothing has an owner', () => {
    const text = ownerless('type Query { a: Int }\nscalar Day');
    expect(policyFindings(text, { code })).toEqual([
      {
        code,
        severity: 'ERROR',
        message: `Nothing in this contract has an owner. Write @contract(owner: "billing") on \`extend schema\`: types and fields inherit it. ${teams}`,
        subgraph: 'billing',
        file: 'billing.graphql',
        line: 1,
        column: 1,
        frame: expect.stringContaining('> 1 | extend schema'),
      },
    ]);
  });

  test('that does not speak the contract language, and how it would', () => {
    const text = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])
type Query { a: Int } type Book @key(fields: "id") { id: ID! } input Filter { since: Int }`;
    expect(policyFindings(text, { code })).toMatchObject([
      {
        message:
          'This contract names no owner for anything: it does not speak the contract language. Write ' +
          '`extend schema @link(url: "https://specs.demarc.dev/contract/v1.0", import: ["@contract", "@lifecycle", "@data"]) @contract(owner: "billing")` ' +
          `at its head, then run \`demarc fmt billing\`, which adds the rest. ${teams}`,
        line: 1,
        column: 1,
      },
    ]);
  });

  test('that knows only federation 1: what it uses of it has to be imported', () => {
    const text =
      'type Book @key(fields: "id") { id: ID! title: String @tag(name: "a") }\ntype Query { a: Int }';
    const [finding] = policyFindings(text, { code, name: 'books' });
    expect(finding?.message).toContain(
      '`extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag", "@composeDirective"]) @link(url: ',
    );
    expect(finding?.message).toMatch(
      /No team of owners.yaml has books among its contexts yet: add it to one.$/,
    );
    expect(finding).toMatchObject({ file: 'books.graphql', line: 1, column: 1 });
  });
});

test.each([
  ['everything that inherits from the schema', contractText('billing', 'type Query { a: Int }')],
  [
    'what inherits from its type, in an extension too',
    ownerless(
      'extend type Query { b(x: Int): Int } type Query @contract(owner: "billing") { a: Int }',
    ),
  ],
  [
    'a root type whose fields all have owners',
    ownerless('type Query { a(x: Int): Int @contract(owner: "billing") }'),
  ],
  ['a contract that only refers to others', 'type Book @key(fields: "id") { id: ID! }'],
  ['a contract of directives alone', 'directive @mark on FIELD'],
  [
    'an owner under another name, of which CONTRACT_ALIASED speaks',
    ownerless('type Query @deal(owner: "billing") { a: Int }').replace(
      '"@contract", "@lifecycle"',
      '{ name: "@contract", as: "@deal" }, "@lifecycle"',
    ),
  ],
])('not found: %s', (_what, text) => {
  expect(policyFindings(text, { code })).toEqual([]);
});

describe('what a contract shares of an entity of another home, and the home does not have', () => {
  const home = (fields = '') =>
    contractText(
      'identity',
      `type User @key(fields: "id") @contract(owner: "identity") { id: ID! ${fields} }`,
    );
  const find = (user: string, accounts: string) =>
    policyFindings(contractText('billing', user), { code, others: { accounts } }).map(
      ({ coordinate, message }) => `${coordinate ?? ''} ${message}`,
    );
  const shared = 'type User @key(fields: "id") { id: ID! password: String @shareable }';
  const keyed = 'type User @key(fields: "id") @key(fields: "iban") { id: ID! iban: String }';

  test('has nobody who answers for it', () => {
    expect(find(shared, home())).toEqual([
      'User.password Nobody answers for User.password: it is shared here, so that accounts, the home of User, speaks for it; ' +
        'and accounts does not have it. Add it there, with owner, meaning and class; or leave it to billing alone, without @shareable.',
    ]);
    expect(find(keyed, home())).toEqual([
      'User.iban Nobody answers for User.iban: it is a key here, so that accounts, the home of User, speaks for it; ' +
        'and accounts does not have it. Add it there, with owner, meaning and class; or take the key out.',
    ]);
  });

  test('has its owner where the home has it, or where there is no home to ask', () => {
    expect(find(shared, home('password: String @shareable'))).toEqual([]);
    expect(find(keyed, home('iban: String'))).toEqual([]);
    expect(find(shared, contractText('identity', 'type Query { a: Int }'))).toEqual([]);
    const external = 'type User @key(fields: "id") { id: ID! name: String @external }';
    expect(find(external, home('name: String'))).toEqual([]);
  });
});
