import { describe, expect, test } from '@jest/globals';
import { expandContract, expandContracts } from '@demarc/supergraph/contract';
import { Kind, parse, print, type DocumentNode } from 'graphql';
import { contractText } from '../../kit/contract-text.ts';

/** The types of an expanded contract, printed. */
function typesOf(document: DocumentNode): string {
  return document.definitions
    .filter((node) => /^(Object|Interface)/.test(node.kind))
    .map((node) => print(node))
    .join('\n');
}
const expand = (types: string) => typesOf(expandContract(parse(contractText('billing', types))));
const printed = (types: string) => typesOf(parse(types));

describe('expandContract', () => {
  test('takes the application on the schema out', () => {
    const document = expandContract(parse(contractText('billing', 'type Query { a: Int }')));
    const schema = document.definitions.find(({ kind }) => kind === Kind.SCHEMA_EXTENSION);
    expect(schema && print(schema)).not.toContain('@contract(owner');
    expect(schema && print(schema)).toContain('@composeDirective(name: "@contract")');
  });

  const cases: [what: string, types: string, expanded: string][] = [
    [
      'a field inherits the owner of the schema',
      'type Query { a: Int }',
      'type Query { a: Int @contract(owner: "billing") }',
    ],
    [
      'a field inherits the owner of its type, in an extension too',
      'type Query @contract(owner: "growth") { a: Int } extend type Query { b: Int }',
      `type Query @contract(owner: "growth") { a: Int @contract(owner: "growth") }
       extend type Query { b: Int @contract(owner: "growth") }`,
    ],
    [
      'an owner of its own stays',
      'type Query { a: Int @contract(owner: "growth", source: "x") }',
      'type Query { a: Int @contract(owner: "growth", source: "x") }',
    ],
    [
      'an annotation without owner gets one, and keeps what it says',
      'type Query { a: Int @contract(source: "x") @deprecated }',
      'type Query { a: Int @deprecated @contract(owner: "billing", source: "x") }',
    ],
    [
      'the fields of an interface inherit too',
      'interface Owed { a: Int }',
      'interface Owed { a: Int @contract(owner: "billing") }',
    ],
    [
      'of an entity at home everything is annotated',
      'type Invoice @key(fields: "id") @contract(owner: "billing") { id: ID! total: Int @shareable }',
      `type Invoice @key(fields: "id") @contract(owner: "billing") {
         id: ID! @contract(owner: "billing") total: Int @shareable @contract(owner: "billing")
       }`,
    ],
    [
      'of an entity of another home only what this subgraph resolves',
      `type Organization @key(fields: "id") @key(fields: "tenant { id } region") {
         id: ID! tenant: Tenant region: String
         name: String @external
         state: Int @shareable
         debt: Int @requires(fields: "name")
       }`,
      `type Organization @key(fields: "id") @key(fields: "tenant { id } region") {
         id: ID! tenant: Tenant region: String
         name: String @external
         state: Int @shareable
         debt: Int @requires(fields: "name") @contract(owner: "billing")
       }`,
    ],
    [
      'a shareable value type carries its own annotation on every field',
      'type Money @shareable @contract(owner: "platform") { amountMinor: Int! }',
      'type Money @shareable @contract(owner: "platform") { amountMinor: Int! @contract(owner: "platform") }',
    ],
  ];
  test.each(cases)('%s', (_what, types, expanded) => {
    expect(expand(types)).toBe(printed(expanded));
  });

  test('federation directives are known by their link, not by their name', () => {
    const text = contractText(
      'billing',
      'type Organization @federation__key(fields: "id") { id: ID! }',
    ).replace('"@key", ', '');
    expect(typesOf(expandContract(parse(text)))).not.toContain('@contract');
  });

  test('leaves a contract alone that knows nothing of the contract language', () => {
    const foreign = parse('type Query { a: Int }');
    expect(expandContract(foreign)).toBe(foreign);
  });

  test('keeps the place of every field', () => {
    const document = parse(contractText('billing', 'type Query { a: Int }'));
    const [before, after] = [document, expandContract(document)].map((each) =>
      each.definitions.flatMap((node) =>
        node.kind === Kind.OBJECT_TYPE_DEFINITION ? (node.fields ?? []).map(({ loc }) => loc) : [],
      ),
    );
    expect(after).toEqual(before);
  });
});

describe('expandContracts', () => {
  const contract = (name: string, types: string) => ({
    name,
    url: `http://${name}.example`,
    document: parse(contractText(name, types)),
  });

  test('a field that was taken over carries its contract in its new subgraph alone', () => {
    const [from, to] = expandContracts([
      contract('accounts', 'type Query { a: Int @data(class: PUBLIC) @shareable }'),
      contract('billing', 'type Query { a: Int @override(from: "accounts") }'),
    ]);
    expect(from && typesOf(from.document)).toBe(printed('type Query { a: Int @shareable }'));
    expect(to && typesOf(to.document)).toContain('@contract(owner: "billing")');
  });

  test('the home of an entity alone describes it and its keys', () => {
    const [home, other] = expandContracts([
      contract(
        'accounts',
        '"A tenant." type Org @key(fields: "id") @contract(owner: "a") { "Its id." id: ID! }',
      ),
      contract(
        'billing',
        '"Here." type Org @key(fields: "id") { "Key." id: ID! "Owed." debt: Int }',
      ),
    ]);
    expect(home && typesOf(home.document)).toContain('"A tenant."');
    expect(other && typesOf(other.document)).toBe(
      printed(
        'type Org @key(fields: "id") { id: ID! "Owed." debt: Int @contract(owner: "billing") }',
      ),
    );
  });
});
