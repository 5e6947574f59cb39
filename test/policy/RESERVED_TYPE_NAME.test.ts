import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'RESERVED_TYPE_NAME';
const find = (types: string, name = 'billing') =>
  policyFindings(contractText('billing', types), { code, name });

test('an entity named Subscription', () => {
  expect(
    find(`type Query { "Now." now: Int }
"What was bought." type Subscription @key(fields: "id") @contract(owner: "payments") { "I." id: ID! }`),
  ).toMatchObject([
    {
      severity: 'ERROR',
      coordinate: 'Subscription',
      owner: 'payments',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 25,
      message:
        'Subscription bears @key, but GraphQL makes the type of that name the one where operations start. ' +
        'Give it a name of its own, such as BillingSubscription.',
    },
  ]);
});

test('a type that a field leads to, also through lists and from an extension', () => {
  const found = find(`"Who pays." type Account { "Own." own: Int }
extend type Account { "Bought." bought: [Subscription!]! "Sold." sold: Subscription }
"What was bought." type Subscription { "I." id: ID! }
"A filter." type Query { "Again." query: Query }`);
  expect(found.map(({ coordinate, message }) => [coordinate, message.split(',')[0]])).toEqual([
    ['Query', 'Query is the type of Query.query'],
    ['Subscription', 'Subscription is the type of Account.bought'],
  ]);
});

test('an extension that adds the key, and a type that stands elsewhere', () => {
  const found = find(`"C." type Mutation { "I." id: ID! }
extend type Mutation @key(fields: "id")
"Who." type Account { "Bought." bought: Subscription }`);
  expect(found).toMatchObject([
    { coordinate: 'Mutation', line: FIRST_LINE_OF_TYPES },
    { coordinate: 'Account.bought', line: FIRST_LINE_OF_TYPES + 2 },
  ]);
});

test('the name to take is that of the context', () => {
  const found = find('"B." type Subscription @key(fields: "id") { "I." id: ID! }', 'order-intake');
  expect(found[0]?.message).toMatch(/such as OrderIntakeSubscription\.$/);
});

test('not the types where operations start, nor names that only contain the word', () => {
  expect(
    find(`type Query { "B." bought: BillingSubscription }
type Mutation { "B." buy("W." query: String): BillingSubscription }
type Subscription { "B." bought: BillingSubscription }
"B." type BillingSubscription @key(fields: "id") @contract(owner: "billing") { "I." id: ID! }`),
  ).toEqual([]);
});
