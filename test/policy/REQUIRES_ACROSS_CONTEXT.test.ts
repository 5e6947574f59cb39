import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'REQUIRES_ACROSS_CONTEXT';
const money =
  'type Money @shareable @contract(owner: "platform") { amountMinor: Int currency: String }';
const others = {
  accounts: contractText(
    'identity',
    `${money} type Tenant @key(fields: "id") @contract(owner: "identity") { id: ID! owed: Money balance: Float taxId: String }`,
  ),
};
const find = (types: string) =>
  policyFindings(contractText('billing', `${money}\n${types}`), { code, others });

/** A contract that requires fields, which it declares, of Tenant. */
const requiring = (fields: string, declared: string, more = '') =>
  find(
    `"A tenant." type Tenant @key(fields: "id") { id: ID! ${declared} risk: Int @requires(fields: "${fields}") } ${more}`,
  );

describe('money of another context that a field requires:', () => {
  test('by its type', () => {
    expect(requiring('owed { amountMinor currency }', 'owed: Money @external')).toEqual([
      {
        code,
        severity: 'WARNING',
        coordinate: 'Tenant.risk',
        message:
          'Tenant.risk requires Tenant.owed of accounts: money may have changed by the time it is used here. ' +
          'Let accounts answer what depends on it, or keep a read model that says as of when.',
        owner: 'billing',
        subgraph: 'billing',
        file: 'billing.graphql',
        line: FIRST_LINE_OF_TYPES + 1,
        column: 104,
        frame: expect.any(String),
      },
    ]);
  });

  test.each([
    ['amountMinor: Int'],
    ['balance: Float'],
    ['unit_price: Decimal'],
    ['openAmounts: [BigInt!]!'],
    ['priceInCents: Int'],
    ['worth: MonetaryAmount'],
    ['priced: Cash'],
    ['fees: String'],
  ])('by its name or its parts: %s', (declared) => {
    const [name = ''] = declared.split(':');
    const more =
      'scalar Decimal scalar BigInt scalar MonetaryAmount type Cash { value: Int currencyCode: String }';
    const fields = name === 'priced' ? 'priced { value }' : name;
    expect(requiring(fields, `${declared} @external`, more)).toMatchObject([
      { message: expect.stringMatching(new RegExp(`^Tenant.risk requires Tenant.${name} of `)) },
    ]);
  });

  test('below another field, in a fragment, and several in one finding', () => {
    const declared = 'plan: Plan @external any: Any @external owed: Money @external';
    const more = 'type Plan @external { cost: Int tenant: Tenant } union Any = Plan';
    expect(
      requiring(
        'id plan { cost tenant { owed { currency } } } any { ... on Plan { cost } } owed { currency }',
        declared,
        more,
      ),
    ).toMatchObject([
      { message: expect.stringContaining('requires Tenant.owed and Plan.cost of accounts: ') },
    ]);
  });

  test('where federation calls the directives otherwise, and over a block string', () => {
    const text = contractText(
      'billing',
      'type Tenant @key(fields: "id") { id: ID! balance: Float @foreign risk: Int @wants(fields: """balance""") }',
    )
      .replace('"@external"', '{ name: "@external", as: "@foreign" }')
      .replace('"@requires"', '{ name: "@requires", as: "@wants" }');
    expect(policyFindings(text, { code })).toMatchObject([
      { message: expect.stringContaining('Tenant.balance of another context: ') },
    ]);
  });
});

test.each([
  [
    'other fields of another context',
    'organization { id }',
    'organization: Organization @external',
  ],
  ['a number of another kind', 'count total', 'count: Int @external total: Int @external'],
  [
    'a name that only begins like money',
    'taxId costCenter',
    'taxId: String @external costCenter: String @external',
  ],
  [
    'a name in which money is part of a word',
    'syntax coffee',
    'syntax: String @external coffee: String @external',
  ],
  [
    'what is said of money but is none',
    'fee charge discount',
    'fee: Boolean @external charge: ID @external discount: Mode @external',
  ],
  ['fields that are not there', 'balance', ''],
  ['no field set', 'balance {', 'balance: Float @external'],
])('not found: %s', (_what, fields, declared) => {
  const more = 'type Organization @key(fields: "id") { id: ID! } enum Mode { A }';
  expect(requiring(fields, declared, more)).toEqual([]);
});

test('money of the contract’s own', () => {
  const own =
    'type Invoice @key(fields: "id") @contract(owner: "billing") { id: ID! total: Money }';
  expect(requiring('invoice { total { currency } }', 'invoice: Invoice @external', own)).toEqual(
    [],
  );
});
