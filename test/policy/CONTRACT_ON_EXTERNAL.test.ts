import { expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'CONTRACT_ON_EXTERNAL';
const accounts = contractText(
  'identity',
  'type Organization @key(fields: "id") @contract(owner: "identity") { id: ID! name(as: String): String }',
);

test('each directive of the language on an @external field and its arguments', () => {
  const text = contractText(
    'billing',
    `type Organization @key(fields: "id") {
  id: ID!
  "Its name." name("How." as: String @data(class: PUBLIC)): String @external @contract(owner: "identity") @data(class: PUBLIC)
}`,
  );
  // Whoever repeats the field too does not annotate it either.
  const search = contractText(
    'growth',
    'type Organization @key(fields: "id") { id: ID! name(as: String): String @external }',
  );
  expect(policyFindings(text, { code, others: { search, accounts } })).toEqual([
    {
      code,
      severity: 'ERROR',
      coordinate: 'Organization.name',
      message:
        'Organization.name is @external here: composition drops its @contract. Take it off; accounts annotates the field.',
      owner: 'identity',
      subgraph: 'billing',
      file: 'billing.graphql',
      line: FIRST_LINE_OF_TYPES + 2,
      column: 78,
      frame: expect.any(String),
    },
    expect.objectContaining({
      coordinate: 'Organization.name',
      message:
        'Organization.name is @external here: composition drops its @data. Take it off; accounts annotates the field.',
      column: 107,
    }),
    expect.objectContaining({ coordinate: 'Organization.name(as:)', column: 38 }),
  ]);
});

test('a type or an extension that is @external as a whole, and what it is called', () => {
  const text = contractText(
    'billing',
    `type Organization @key(fields: "id") { id: ID! debt: Int @contract(source: "x") }
extend type Organization @foreign { name: String @lifecycle(stage: ACTIVE, since: "2026-01-01") }`,
  ).replace('"@external"', '{ name: "@external", as: "@foreign" }');
  expect(policyFindings(text, { code })).toMatchObject([
    {
      coordinate: 'Organization.name',
      message:
        'Organization.name is @foreign here, as all of this part of Organization: composition drops its @lifecycle. ' +
        'Take it off; the subgraph that resolves it annotates the field.',
      line: FIRST_LINE_OF_TYPES + 1,
      column: 50,
    },
  ]);
});

test.each([
  [
    'an @external field without any',
    'type Organization @key(fields: "id") { id: ID! name: String @external }',
  ],
  ['other directives on one', 'type T @key(fields: "id") { id: ID! a: Int @external @deprecated }'],
  [
    'annotations beside one',
    'type T @key(fields: "id") { id: ID! a: Int @external b: Int @contract(owner: "billing") }',
  ],
  [
    'an @external of another specification',
    'type T { a: Int @external @contract(owner: "billing") }',
  ],
])('not found: %s', (what, types) => {
  const text = contractText('billing', types);
  const given = what.includes('another') ? text.replace('"@external", ', '') : text;
  expect(policyFindings(given, { code })).toEqual([]);
});

test('what the home of an entity does not say is not said beside it', () => {
  const home = contractText(
    'identity',
    `type User @key(fields: "id") @contract(owner: "identity") {
  id: ID!
  name(as: String): String @shareable @data(class: PERSONAL, purpose: "to greet")
}`,
  );
  const text = contractText(
    'billing',
    `type User @key(fields: "id") @lifecycle(stage: EXPERIMENTAL, since: "2026-01-01") @data(class: PUBLIC) {
  id: ID! @data(class: PUBLIC)
  name(as: String @data(class: PUBLIC)): String @shareable @data(class: PUBLIC)
  owes: Int @data(class: PUBLIC)
}`,
  );
  const found = policyFindings(text, { code, others: { accounts: home } });
  const said = (what: string, directive: string, more = '') =>
    `${what} is only repeated here, and accounts, the home of User, says no @${directive} of it: ` +
    `the graph would take this one for its own. Take it off${more}.`;
  expect(found.map(({ message }) => message)).toEqual([
    said('User', 'lifecycle'),
    said('User', 'data', ', and say the class on each field that is added here'),
    said('User.id', 'data'),
    said('User.name(as:)', 'data'),
  ]);
  expect(found[0]).toMatchObject({ line: FIRST_LINE_OF_TYPES, column: 30 });
});
