import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'SHARED_TYPE_DIVIDED';
const types = `enum Plan { FREE PAID }
union Party = Person
input Filter { plan: Plan }
interface Named { name: String }
scalar Instant
type Person @shareable { name: String }`;
const accounts = contractText(
  'identity',
  `${types} type Tenant @key(fields: "id") @contract(owner: "identity") { id: ID! }
type Query { tenant: Tenant }`,
);
const find = (text: string, others = { accounts }) =>
  policyFindings(contractText('billing', text), { code, others });

describe('a type that two owners define:', () => {
  test('is told at each of them', () => {
    expect(find(types.replace('PAID', 'PAID TRIAL')).map(({ coordinate }) => coordinate)).toEqual([
      'Plan',
      'Party',
      'Filter',
      'Named',
      'Instant',
      'Person',
    ]);
    expect(find('extend enum Plan { TRIAL }')).toEqual([
      {
        code,
        severity: 'ERROR',
        coordinate: 'Plan',
        message:
          'Plan is owned by billing here, and by identity in accounts: the graph has one Plan, and each would change it for ' +
          'the other. Give the own one a name of its own; if it is a value that all share, own it as platform everywhere.',
        owner: 'billing',
        subgraph: 'billing',
        file: 'billing.graphql',
        line: FIRST_LINE_OF_TYPES,
        column: 13,
        frame: expect.any(String),
      },
    ]);
  });

  test('an entity there that has no key here', () => {
    expect(find('type Tenant { owes: Int }')).toMatchObject([
      {
        message: expect.stringMatching(
          /It is an entity there: repeat its @key here, and add fields of your own to it\.$/,
        ),
      },
    ]);
  });

  test('the part of the platform is the platform’s in one of them only', () => {
    expect(find('enum Plan @contract(owner: "platform") { FREE PAID }')).toMatchObject([
      { coordinate: 'Plan', owner: 'platform' },
    ]);
  });
});

test.each([
  [
    'types that the platform owns everywhere',
    'enum Unit @contract(owner: "platform") { DAY }',
    'enum Unit @contract(owner: "platform") { DAY HOUR }',
  ],
  [
    'an entity',
    'type Tenant @key(fields: "id") { id: ID! owes: Int }',
    'type Tenant @key(fields: "id") @contract(owner: "identity") { id: ID! }',
  ],
  ['root types, which all have', 'type Query { a: Int }', 'type Query { b: Int }'],
  [
    'root types under a name of their own',
    'schema { query: Start } type Start { a: Int }',
    'schema { query: Start } type Start { b: Int }',
  ],
  [
    'one team in two contexts',
    'enum Unit @contract(owner: "identity") { DAY }',
    'enum Unit { DAY }',
  ],
  ['what nobody owns, of which CONTRACT_OWNER_MISSING speaks', 'enum Unit { DAY }', ''],
])('not found: %s', (what, here, there) => {
  const others =
    there === ''
      ? { accounts: 'enum Unit { DAY }' }
      : { accounts: contractText('identity', there) };
  expect([what, find(here, others)]).toEqual([what, []]);
});
