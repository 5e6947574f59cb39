import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'ENTITY_HOME_MISSING';
const billing = (types: string) => contractText('billing', types);
const stub = 'type Invoice @key(fields: "id", resolvable: false) { id: ID! }';
const homeless = 'type Invoice @key(fields: "id") { id: ID! total: Int }';

describe('an entity without a home', () => {
  test('that this contract alone has', () => {
    expect(policyFindings(billing(`"A bill." ${homeless}`), { code })).toEqual([
      {
        code,
        severity: 'ERROR',
        coordinate: 'Invoice',
        message:
          'Invoice has a @key and no home: nobody says what it is. Write @contract(owner: "billing") on the type here.',
        owner: 'billing',
        subgraph: 'billing',
        file: 'billing.graphql',
        line: FIRST_LINE_OF_TYPES,
        column: 16,
        frame: expect.any(String),
      },
    ]);
  });

  test('that several contracts have, each asked for itself', () => {
    const others = {
      accounts: contractText('identity', 'interface Invoice @key(fields: "id") { id: ID! }'),
      search: contractText(
        'growth',
        'type Invoice @key(fields: "id", resolvable: false) { id: ID! }',
      ),
    };
    const text = billing('extend type Invoice @id(fields: "id") { id: ID! total: Int }').replace(
      '"@key"',
      '{ name: "@key", as: "@id" }',
    );
    expect(policyFindings(text, { code, others })).toMatchObject([
      {
        coordinate: 'Invoice',
        message:
          'Invoice has a @key and no home: nobody says what it is. ' +
          'Write @contract(owner: "billing") on the type in the one subgraph that answers for it: billing or accounts.',
      },
    ]);
  });

  test('that is only referred to here', () => {
    const others = { accounts: contractText('identity', homeless) };
    expect(policyFindings(billing(stub), { code, others })).toMatchObject([
      {
        message:
          'Invoice has a @key and no home: nobody says what it is. Here it is only referred to (resolvable: false). ' +
          'Write @contract(owner: "<team>") on the type in the one subgraph that answers for it: accounts.',
      },
    ]);
    expect(policyFindings(billing(stub), { code })[0]?.message).toMatch(
      /The subgraph that resolves it is missing from the graph, or has Invoice without @key.$/,
    );
  });

  test('whose owner stands where nobody resolves it: at a reference, at an @interfaceObject', () => {
    const reference = billing(stub.replace('{', '@contract(owner: "billing") {'));
    const others = { accounts: contractText('identity', homeless) };
    expect(policyFindings(reference, { code, others })).toHaveLength(1);
    const question = { code, name: 'accounts', others: { billing: reference } };
    expect(policyFindings(others.accounts, question)).toHaveLength(1);

    const stand = billing(
      'type Media @interfaceObject @key(fields: "id") @contract(owner: "billing") { id: ID! fee: Int }',
    ).replace('"@key"', '"@key", "@interfaceObject"');
    expect(policyFindings(stand, { code })).toMatchObject([
      {
        coordinate: 'Media',
        message: expect.stringContaining(
          'Here it stands for an interface of another subgraph (@interfaceObject).',
        ),
      },
    ]);
  });

  test('whose owner is no text', () => {
    const text = billing(homeless.replace('{', '@contract(owner: 5, source: "x") {'));
    expect(policyFindings(text, { code })).toHaveLength(1);
  });
});

const home = contractText(
  'identity',
  'interface Invoice @key(fields: "id") { id: ID! } extend interface Invoice @contract(owner: "identity") { total: Int }',
);
test.each([
  ['an entity at home here', billing(homeless.replace('{', '@contract(owner: "billing") {')), {}],
  [
    'an entity at home elsewhere, where an extension says so',
    billing(homeless),
    { accounts: home },
  ],
  ['a reference to one', billing(stub), { accounts: home }],
  [
    'an @interfaceObject of one',
    billing('type Invoice @interfaceObject @key(fields: "id") { id: ID! fee: Int }').replace(
      '"@key"',
      '"@key", "@interfaceObject"',
    ),
    { accounts: home },
  ],
  [
    'a home with fields of its own that cannot be asked by its key',
    billing(
      'type Plan @key(fields: "id", resolvable: false) @contract(owner: "billing") { id: ID! name: String }',
    ),
    {},
  ],
  ['a type without @key', billing('type Invoice { id: ID! }'), {}],
  ['a @key of another specification', billing(homeless).replace('"@key", ', ''), {}],
  ['a contract that does not speak the language', homeless, {}],
])('not found: %s', (_what, text, others) => {
  expect(policyFindings(text, { code, others })).toEqual([]);
});
