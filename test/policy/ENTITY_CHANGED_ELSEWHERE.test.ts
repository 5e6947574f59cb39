import { describe, expect, test } from '@jest/globals';
import { contractText, FIRST_LINE_OF_TYPES } from '../kit/contract-text.ts';
import { policyFindings } from '../kit/policy-findings.ts';

const code = 'ENTITY_CHANGED_ELSEWHERE';
const federated = (owner: string, types: string) =>
  contractText(owner, types).replace(
    '"@override"',
    '"@override", "@tag", "@inaccessible", "@authenticated", "@requiresScopes", "@cost", "@interfaceObject"',
  );
const accounts = federated(
  'identity',
  `interface Node { id: ID! }
type Organization implements Node @key(fields: "id") @key(fields: "region taxId") @tag(name: "core") @contract(owner: "identity") {
  id: ID! @tag(name: "core") region: String taxId: String name(as: String): String @shareable
}`,
);
const find = (types: string, edit = (text: string) => text) =>
  policyFindings(edit(federated('billing', types)), { code, others: { accounts } });

describe('what a context adds to another’s entity beside fields:', () => {
  test('an interface', () => {
    expect(
      find(`interface Debtor { owes: Int }
type Organization implements Node & Debtor @key(fields: "id") { id: ID! owes: Int }`),
    ).toEqual([
      {
        code,
        severity: 'ERROR',
        coordinate: 'Organization',
        message:
          'Organization implements Debtor here, and not in accounts, its home: a context that extends an entity adds ' +
          'fields to it and nothing else. Take Debtor off, or ask accounts to implement it.',
        owner: 'billing',
        subgraph: 'billing',
        file: 'billing.graphql',
        line: FIRST_LINE_OF_TYPES + 1,
        column: 37,
        frame: expect.any(String),
      },
    ]);
  });

  test('a further key', () => {
    expect(
      find('type Organization @key(fields: "id slug") { id: ID! slug: ID owes: Int }'),
    ).toMatchObject([
      {
        coordinate: 'Organization',
        message:
          'Organization has no key "id slug" in accounts, its home. Refer to it by "id" or "region taxId", or ask accounts for the key.',
        line: FIRST_LINE_OF_TYPES,
        column: 32,
      },
    ]);
  });

  test.each([
    ['@inaccessible'],
    ['@tag(name: "billing")'],
    ['@authenticated'],
    ['@requiresScopes(scopes: [["billing"]])'],
    ['@cost(weight: 9)'],
  ])('a directive that holds in the whole graph: %s', (directive) => {
    const name = directive.replace(/\(.*/, '');
    const found = find(
      `type Organization @key(fields: "id") ${directive} { id: ID! ${directive} name(as: String ${directive}): String @shareable ${directive} }
extend type Organization ${directive} { owes: Int ${directive} }`,
    );
    expect(found.map(({ coordinate }) => coordinate)).toEqual([
      'Organization',
      'Organization',
      'Organization.id',
      'Organization.name',
      'Organization.name(as:)',
    ]);
    expect(found[2]?.message).toBe(
      `${name} on Organization.id would hold in the whole graph, and accounts, the home of Organization, does not say it. ` +
        'Take it off, or ask accounts to write it.',
    );
  });

  test('a directive that the contract itself composes, and one under another name', () => {
    const found = find(
      'type Organization @key(fields: "id") @paid @hidden { id: ID! owes: Int }',
      (text) =>
        text
          .replace('"@inaccessible"', '{ name: "@inaccessible", as: "@hidden" }')
          .replace('@composeDirective(', '@composeDirective(name: "@paid") @composeDirective('),
    );
    expect(found.map(({ message }) => message.split(' ')[0])).toEqual(['@paid', '@hidden']);
  });
});

test.each([
  [
    'fields of its own',
    'type Organization @key(fields: "id") { id: ID! owes: Int @tag(name: "x") }',
  ],
  ['an interface of the home', 'type Organization implements Node @key(fields: "id") { id: ID! }'],
  [
    'a key of the home',
    'type Organization @key(fields: "taxId region") { taxId: String region: String }',
  ],
  ['a reference', 'type Organization @key(fields: "id", resolvable: false) { id: ID! }'],
  [
    'what the home says too',
    'type Organization @key(fields: "id") @tag(name: "core") { id: ID! @tag(name: "core") }',
  ],
  [
    'a directive of the subgraph alone',
    'type Organization @key(fields: "id") @cached(for: 9) { id: ID! }',
  ],
  [
    'its own reading of the entity',
    '"Whom we bill." type Organization @key(fields: "id") { "Whose." id: ID! }',
  ],
  [
    'a field taken over, which two owners approve',
    'type Organization @key(fields: "id") { id: ID! taxId: String @override(from: "accounts") @inaccessible }',
  ],
  [
    'an entity of its own',
    'interface N { id: ID! } type Invoice implements N @key(fields: "id") @tag(name: "x") @contract(owner: "billing") { id: ID! }',
  ],
  [
    'a type with the annotations of the language, which CONTRACT_ON_EXTERNAL looks at',
    'type Organization @key(fields: "id") @data(class: PUBLIC) { id: ID! }',
  ],
])('not found: %s', (_what, types) => {
  expect(find(types)).toEqual([]);
});

test('an object that stands for an interface of another context may not change it either', () => {
  const home = federated(
    'identity',
    'interface Party @key(fields: "id") @contract(owner: "identity") { id: ID! } type Person implements Party @key(fields: "id") @contract(owner: "identity") { id: ID! }',
  );
  const text = (more: string) =>
    federated(
      'billing',
      `type Party @interfaceObject @key(fields: "id") ${more} { id: ID! owes: Int }`,
    );
  const found = (more: string) => policyFindings(text(more), { code, others: { accounts: home } });
  expect(found('')).toEqual([]);
  expect(found('@inaccessible').map(({ coordinate }) => coordinate)).toEqual(['Party']);
});
