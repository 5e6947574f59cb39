import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'SOURCE_MISSING';
const find = (types: string) => policyFindings(contractText('billing', types), { code });

test('a field of an entity, its key too, says where its value comes from', () => {
  const found =
    find(`"A customer." type Customer @key(fields: "id") @contract(owner: "payments", source: "billing.customers") {
  "Names it." id: ID!
  "How it is called." name: String @contract(source: "billing.customers.name")
  "What it owes." debt("In which." currency: String): Int @contract(rules: ["range:0.."])
}
extend type Customer { "Open bills." bills: Int @contract(source: " ") "All." all: Int @contract(source: "derived:") }`);
  expect(found).toMatchObject([
    {
      severity: 'WARNING',
      coordinate: 'Customer.id',
      owner: 'payments',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 15,
      message:
        'Customer.id does not say where its value comes from. Write @contract(source: "context.table.column"), ' +
        'or source: "derived: …" for what is computed.',
    },
    { coordinate: 'Customer.debt', line: FIRST_LINE_OF_TYPES + 3 },
    { coordinate: 'Customer.bills', line: FIRST_LINE_OF_TYPES + 5 },
    { coordinate: 'Customer.all' },
  ]);
  expect(found).toHaveLength(4);
});

test('of what it adds to the entity of another home, but not of what it repeats', () => {
  const found = find(`type Organization @key(fields: "id") {
  id: ID!
  name: String @external
  slug: String @shareable
  "What it owes." debt: Int
}`);
  expect(found.map(({ coordinate }) => coordinate)).toEqual(['Organization.debt']);
});

test('not of what is no entity', () => {
  expect(
    find(`type Query { "A total." total: Int }
"An amount." type Amount { "In cents." cents: Int }
"A filter." input Filter { "From." from: Int }
"Whether." enum State { "Yes." ON }`),
  ).toEqual([]);
});
