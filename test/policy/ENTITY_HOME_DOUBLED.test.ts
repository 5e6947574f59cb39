import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'ENTITY_HOME_DOUBLED';
const claim = (owner: string, key = 'fields: "id"', fields = 'name: String') =>
  contractText(
    owner,
    `"A tenant." type Tenant @key(${key}) @contract(owner: "${owner}") { id: ID! ${fields} }`,
  );
const accounts = claim('identity');

describe('two contracts that claim an entity', () => {
  test('are each told of the other', () => {
    expect(policyFindings(claim('billing'), { code, others: { accounts } })).toEqual([
      {
        code,
        severity: 'ERROR',
        coordinate: 'Tenant',
        message:
          'Tenant has 2 homes: billing and accounts each write @contract(owner:) on it. ' +
          'Take it off the type in all but one of them; what a subgraph adds has its owner on the fields.',
        owner: 'billing',
        subgraph: 'billing',
        file: 'billing.graphql',
        line: FIRST_LINE_OF_TYPES,
        column: 61,
        frame: expect.any(String),
      },
    ]);
    const question = { code, name: 'accounts', others: { billing: claim('billing') } };
    expect(policyFindings(accounts, question)).toMatchObject([
      {
        coordinate: 'Tenant',
        subgraph: 'accounts',
        message: expect.stringContaining('accounts and billing each'),
      },
    ]);
  });

  test('or three, where an extension and an interface claim it too', () => {
    const others = {
      accounts,
      search: contractText(
        'growth',
        'interface Tenant @key(fields: "id") { id: ID! } extend interface Tenant @contract(owner: "growth") { a: Int }',
      ),
    };
    expect(policyFindings(claim('billing'), { code, others })[0]?.message).toMatch(
      /^Tenant has 3 homes: billing, accounts and search each/,
    );
  });

  test('and cannot be the home: a reference, an @interfaceObject', () => {
    const reference = claim('billing', 'fields: "id", resolvable: false', '');
    expect(policyFindings(reference, { code, others: { accounts } })).toMatchObject([
      {
        message: expect.stringMatching(
          /This contract only refers to it: take the owner off the type here; what a subgraph adds has its owner on the fields.$/,
        ),
      },
    ]);
    const stand = claim('billing', 'fields: "id") @interfaceObject @tag(name: "x"').replace(
      '"@key"',
      '"@key", "@interfaceObject"',
    );
    expect(policyFindings(stand, { code, others: { accounts } })).toMatchObject([
      { message: expect.stringContaining('This contract only stands for an interface: take') },
    ]);
    const question = { code, name: 'accounts', others: { billing: reference } };
    expect(policyFindings(accounts, question)).toMatchObject([
      {
        message: expect.stringMatching(
          /billing cannot be its home: the owner has to go from the type there.$/,
        ),
      },
    ]);
  });
});

const foreign = contractText(
  'billing',
  'type Tenant @key(fields: "id") { id: ID! fee: Int @contract(owner: "payments") }',
);
test.each([
  ['one home', foreign, { accounts }],
  ['one home, asked there', accounts, { billing: foreign }],
  [
    'another type that two own',
    contractText('billing', 'type Money @shareable @contract(owner: "platform") { a: Int }'),
    {
      accounts: contractText(
        'identity',
        'type Money @shareable @contract(owner: "platform") { a: Int }',
      ),
    },
  ],
  [
    'a home beside one that says something else on the type',
    foreign.replace('type Tenant', 'type Tenant @contract(process: "billing")'),
    { accounts },
  ],
])('not found: %s', (_what, text, others) => {
  expect(policyFindings(text, { code, others })).toEqual([]);
});

test('homes of other contracts are not this one’s to mend', () => {
  const others = { accounts, search: claim('growth') };
  expect(policyFindings(foreign, { code, others })).toEqual([]);
});
