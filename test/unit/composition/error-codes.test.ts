import { ERRORS } from '@apollo/federation-internals';
import { describe, expect, test } from '@jest/globals';
import { composeContracts } from '../../../supergraph/composition/compose-contracts.ts';
import { markedContracts } from './marked-contracts.ts';

interface Case {
  readonly code: string;
  /** Where one code has several cases. */
  readonly what?: string;
  /** The types of each subgraph: `▸` marks the place of the finding, `▹` its other places. */
  readonly a: string;
  readonly b?: string;
  readonly coordinate?: string;
  /** The words that end the message: what to do. */
  readonly todo: string;
  /** The codes of the errors that come along. */
  readonly besides?: readonly string[];
}

const shared = 'type Query { q: Int @shareable }\n';
const entity = 'type T @key(fields: "id") { id: ID!';
const federation = '@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

const cases: readonly Case[] = [
  {
    code: 'INVALID_GRAPHQL',
    a: 'type Query { q: ▸Nowhere }',
    coordinate: 'Query.q',
    todo: 'Define it in this contract, or correct its name.',
  },
  {
    code: 'DIRECTIVE_DEFINITION_INVALID',
    a: 'directive @shareable(▸x: Int!) on OBJECT\ntype Query { q: Int }',
    coordinate: '@shareable(x:)',
    todo: 'Take the definition out: it comes with its specification.',
  },
  {
    code: 'TYPE_DEFINITION_INVALID',
    a: 'type ▸federation__FieldSet { a: Int }\ntype Query { q: Int }',
    coordinate: 'federation__FieldSet',
    todo: 'Take the definition out: it comes with its specification.',
  },
  {
    code: 'UNKNOWN_FEDERATION_LINK_VERSION',
    a: '#whole\nextend schema ▸@link(url: "https://specs.apollo.dev/federation/v2.99")\ntype Query { q: Int }',
    todo: 'Link a version that is known, such as https://specs.apollo.dev/federation/v2.9.',
  },
  {
    code: 'UNKNOWN_LINK_VERSION',
    a: `#whole
extend schema ▸@link(url: "https://specs.apollo.dev/link/v9.0")
directive @link(url: String, as: String, import: [link__Import], for: link__Purpose) repeatable on SCHEMA
scalar link__Import
enum link__Purpose { SECURITY EXECUTION }
type Query { q: Int }`,
    todo: 'Link https://specs.apollo.dev/link/v1.0.',
  },
  {
    code: 'KEY_FIELDS_HAS_ARGS',
    a: 'type Query { t: T }\ntype T ▸@key(fields: "f") { ▹f(x: Int): Int }',
    coordinate: 'T',
    todo: 'Take T.f out of the key, or its arguments away.',
  },
  {
    code: 'PROVIDES_FIELDS_HAS_ARGS',
    a: `type Query { t: T ▸@provides(fields: "f") }\n${entity} ▹f(x: Int): Int @external }`,
    coordinate: 'Query.t',
    todo: 'Take T.f out of @provides.',
  },
  {
    code: 'PROVIDES_FIELDS_MISSING_EXTERNAL',
    a: `type Query { t: T ▸@provides(fields: "f") }\n${entity} ▹f: Int }`,
    coordinate: 'Query.t',
    todo: 'Take it out of @provides; if another subgraph resolves it, mark it @external.',
  },
  {
    code: 'REQUIRES_FIELDS_MISSING_EXTERNAL',
    a: `type Query { t: T }\n${entity} ▹f: Int g: Int ▸@requires(fields: "f") }`,
    coordinate: 'T.g',
    todo: 'Take it out of @requires; if another subgraph resolves it, mark it @external.',
  },
  {
    code: 'KEY_UNSUPPORTED_ON_INTERFACE',
    a: `#whole
extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key"])
type Query { i: I }
interface I ▸@key(fields: "id") { id: ID! }
type T implements I @key(fields: "id") { id: ID! }`,
    coordinate: 'I',
    todo: 'Link federation v2.3 or later.',
  },
  {
    code: 'PROVIDES_UNSUPPORTED_ON_INTERFACE',
    a: `type Query { i: I }
interface I { t: T ▸@provides(fields: "f") }
type U implements I { t: T }
type ▹T @key(fields: "id") { id: ID! f: Int @external }`,
    coordinate: 'I.t',
    todo: 'Move it to the types that implement the interface.',
  },
  {
    code: 'REQUIRES_UNSUPPORTED_ON_INTERFACE',
    a: `type Query { i: I }
interface I @key(fields: "id") { id: ID! f: Int g: Int ▸@requires(fields: "f") }
type T implements I @key(fields: "id") { id: ID! f: Int @external g: Int }`,
    coordinate: 'I.g',
    todo: 'Move it to the types that implement the interface.',
    besides: ['REQUIRES_FIELDS_MISSING_EXTERNAL'],
  },
  {
    code: 'EXTERNAL_UNUSED',
    a: `type Query { t: T }\n${entity} ▸f: Int @external }`,
    coordinate: 'T.f',
    todo: 'should be removed (or the field should not be @external).',
  },
  {
    code: 'EXTERNAL_COLLISION_WITH_ANOTHER_DIRECTIVE',
    a: `type Query { t: T }\n${entity} ▸u: U @external @provides(fields: "f") }\ntype U { f: Int @external }`,
    coordinate: 'T.u',
    todo: 'Take one of the two away.',
  },
  {
    code: 'PROVIDES_ON_NON_OBJECT_FIELD',
    a: 'type Query { ▸t: Int @provides(fields: "f") }',
    coordinate: 'Query.t',
    todo: 'Take @provides away.',
  },
  {
    code: 'KEY_INVALID_FIELDS_TYPE',
    a: 'type Query { t: T }\ntype T ▸@key(fields: ["id"]) { id: ID! }',
    coordinate: 'T',
    todo: 'Write it in quotes: @key(fields: "id").',
  },
  {
    code: 'PROVIDES_INVALID_FIELDS_TYPE',
    a: `type Query { t: T ▸@provides(fields: f) }\n${entity} f: Int }`,
    coordinate: 'Query.t',
    todo: 'Write it in quotes: @provides(fields: "name").',
  },
  {
    code: 'REQUIRES_INVALID_FIELDS_TYPE',
    a: `type Query { t: T }\n${entity} g: Int ▸@requires(fields: 3) }`,
    coordinate: 'T.g',
    todo: 'Write it in quotes: @requires(fields: "name").',
  },
  {
    code: 'KEY_INVALID_FIELDS',
    what: 'a field that is not there',
    a: 'type Query { t: T }\ntype T ▸@key(fields: "nope") { id: ID! }',
    coordinate: 'T',
    todo: 'you need to add it to this subgraph with @external).',
  },
  {
    code: 'KEY_INVALID_FIELDS',
    what: 'a brace too many',
    a: 'type Query { t: T }\ntype T ▸@key(fields: "id {") { id: ID! }',
    coordinate: 'T',
    todo: 'Write it like a selection without its outer braces: "id owner { id }".',
  },
  {
    code: 'PROVIDES_INVALID_FIELDS',
    a: `type Query { t: T ▸@provides(fields: "nope") }\ntype ▹T { id: ID! }`,
    coordinate: 'Query.t',
    todo: 'you need to add it to this subgraph with @external).',
  },
  {
    code: 'REQUIRES_INVALID_FIELDS',
    what: 'a field that is not there',
    a: `type Query { t: T }\n${entity} g: Int ▸@requires(fields: "nope") }`,
    coordinate: 'T.g',
    todo: 'you need to add it to this subgraph with @external).',
  },
  {
    code: 'REQUIRES_INVALID_FIELDS',
    what: 'an argument that the other subgraph does not have',
    a: `type Query { t: T }\n${entity} f(x: Int): Int @external g: Int ▸@requires(fields: "f(x: 1)") }`,
    b: `${entity} ▹f: Int }`,
    coordinate: 'T.g',
    todo: 'Add the argument there, or take it out of @requires.',
  },
  {
    code: 'REQUIRES_INVALID_FIELDS',
    what: 'an argument that the other subgraph requires',
    a: `type Query { t: T }\n${entity} f(x: Int): Int @external g: Int ▸@requires(fields: "f") }`,
    b: `${entity} ▹f(x: Int!): Int }`,
    coordinate: 'T.g',
    todo: 'Give it a value in @requires, or make it optional there.',
  },
  {
    code: 'KEY_FIELDS_SELECT_INVALID_TYPE',
    a: 'type Query { t: T }\ntype T ▸@key(fields: "i { id }") { i: I }\ninterface I { id: ID! }',
    coordinate: 'T',
    todo: 'Make the key of fields that answer with scalars, enums or objects.',
  },
  {
    code: 'ROOT_QUERY_USED',
    a: 'extend schema { query: Root }\ntype ▹Root { q: Int }\ntype ▸Query { z: Int }',
    coordinate: 'Query',
    todo: 'Rename it.',
  },
  {
    code: 'ROOT_MUTATION_USED',
    a: 'extend schema { mutation: Root }\ntype Query { q: Int }\ntype ▹Root { q: Int }\ntype ▸Mutation { z: Int }',
    coordinate: 'Mutation',
    todo: 'Rename it.',
  },
  {
    code: 'ROOT_SUBSCRIPTION_USED',
    a: 'extend schema { subscription: Root }\ntype Query { q: Int }\ntype ▹Root { q: Int }\ntype ▸Subscription { z: Int }',
    coordinate: 'Subscription',
    todo: 'Rename it, such as BillingSubscription.',
  },
  {
    code: 'NO_QUERIES',
    a: `▸\n${entity} }`,
    b: '▹\ntype U @key(fields: "id") { id: ID! }',
    todo: 'Give one of them a type Query with a field.',
  },
  {
    code: 'INTERFACE_FIELD_NO_IMPLEM',
    a: 'type Query { i: I }\ninterface I { x: Int ▹y: Int }\ntype T implements I { x: Int y: Int }',
    b: 'interface I { x: Int }\ntype ▸U implements I { x: Int }',
    coordinate: 'U',
    todo: 'Add y to U, or take it out of I.',
  },
  {
    code: 'TYPE_KIND_MISMATCH',
    a: 'type Query { t: T }\ntype ▸T { x: Int }',
    b: 'interface ▹T { x: Int }',
    coordinate: 'T',
    todo: 'Make it the same kind everywhere, or give one of them another name.',
  },
  {
    code: 'CONTEXT_NOT_SET',
    a: `type Query { t: T }\n${entity} f(x: String ▸@fromContext(field: "$nope { name }")): Int }`,
    coordinate: 'T.f(x:)',
    todo: 'Set it with @context(name: "nope") on a type that leads here, or correct its name.',
  },
  {
    code: 'CONTEXT_INVALID_SELECTION',
    a: `type Query { p: P }
type P @key(fields: "id") @context(name: "ctx") { id: ID! t: T }
${entity} f(▸x: String @fromContext(field: "$ctx { nope }")): Int }`,
    coordinate: 'T.f(x:)',
    todo: 'Error: Cannot query field "nope" on type "P".',
  },
  {
    code: 'NO_CONTEXT_IN_SELECTION',
    a: `type Query { t: T }\n${entity} f(x: String ▸@fromContext(field: "{ name }")): Int }`,
    coordinate: 'T.f(x:)',
    todo: 'Begin with the name of the context: "$name { field }".',
  },
  {
    code: 'CONTEXT_NO_RESOLVABLE_KEY',
    a: `type Query { p: P }
type P @key(fields: "id") @context(name: "ctx") { id: ID! t: T name: String }
type ▸T { f(x: String @fromContext(field: "$ctx { name }")): Int }`,
    coordinate: 'T',
    todo: 'Give it a @key that is resolvable.',
  },
  {
    code: 'CONTEXT_NAME_INVALID',
    a: 'type Query { p: P }\ntype P ▸@context(name: "my_ctx") { id: ID! }',
    coordinate: 'P',
    todo: 'Begin it with a letter, and use letters and digits alone.',
  },
  {
    code: 'EXTERNAL_TYPE_MISMATCH',
    what: 'what is external has to follow, whatever its name',
    a: `${entity} ▹f: Int }`,
    b: `type Query { t: T }\n${entity} ▸f: String @external g: Int @requires(fields: "f") }`,
    coordinate: 'T.f',
    todo: 'Repeat the type of the subgraph that resolves it.',
  },
  {
    code: 'EXTERNAL_ARGUMENT_MISSING',
    a: `type Query { t: T }\n${entity} ▸f: Int @external g: Int @requires(fields: "f") }`,
    b: `${entity} f(▹x: Int): Int }`,
    coordinate: 'T.f(x:)',
    todo: 'Repeat the argument there.',
  },
  {
    code: 'EXTERNAL_ARGUMENT_TYPE_MISMATCH',
    a: `${entity} f(▹x: Int): Int }`,
    b: `type Query { t: T }\n${entity} f(▸x: String): Int @external g: Int @requires(fields: "f") }`,
    coordinate: 'T.f(x:)',
    todo: 'Repeat the type of the subgraph that resolves the field.',
  },
  {
    code: 'EXTERNAL_ARGUMENT_DEFAULT_MISMATCH',
    a: `${entity} f(▹x: Int = 1): Int }`,
    b: `type Query { t: T }\n${entity} f(▸x: Int = 2): Int @external g: Int @requires(fields: "f") }`,
    coordinate: 'T.f(x:)',
    todo: 'Repeat the default of the subgraph that resolves the field.',
  },
  {
    code: 'EXTERNAL_ON_INTERFACE',
    a: 'type Query { i: I }\ninterface I { ▸x: Int @external }\ntype T implements I { x: Int }',
    coordinate: 'I.x',
    todo: 'Take @external away.',
    besides: ['EXTERNAL_UNUSED'],
  },
  {
    code: 'MERGED_DIRECTIVE_APPLICATION_ON_EXTERNAL',
    a: `type Query { t: T }\n${entity} f: Int @external ▸@tag(name: "x") g: Int @requires(fields: "f") }`,
    b: `${entity} f: Int }`,
    coordinate: 'T.f',
    todo: 'Apply it where the field is resolved.',
  },
  {
    code: 'FIELD_TYPE_MISMATCH',
    a: 'type Query { x: T }\ntype T { ▸x: Int @shareable }',
    b: 'type T { ▹x: String @shareable }',
    coordinate: 'T.x',
    todo: 'Agree on one type, or give the field another name in one of them.',
  },
  {
    code: 'FIELD_ARGUMENT_TYPE_MISMATCH',
    a: 'type Query { x(▸a: Int): Int @shareable }',
    b: 'type Query { x(▹a: String): Int @shareable }',
    coordinate: 'Query.x(a:)',
    todo: 'Agree on one type.',
  },
  {
    code: 'FIELD_ARGUMENT_TYPE_MISMATCH',
    what: 'of a directive on operations',
    a: `directive @live(▸a: Int) on FIELD\n${shared}`,
    b: `directive @live(▹a: String) on FIELD\n${shared}`,
    coordinate: '@live(a:)',
    todo: 'Agree on one type.',
  },
  {
    code: 'INPUT_FIELD_DEFAULT_MISMATCH',
    a: 'type Query { x(i: I): Int }\ninput I { ▸x: Int = 1 }',
    b: 'input I { ▹x: Int = 2 }',
    coordinate: 'I.x',
    todo: 'Agree on one default.',
  },
  {
    code: 'FIELD_ARGUMENT_DEFAULT_MISMATCH',
    a: 'type Query { x(▸a: Int = 1): Int @shareable }',
    b: 'type Query { x(▹a: Int = 2): Int @shareable }',
    coordinate: 'Query.x(a:)',
    todo: 'Agree on one default.',
  },
  {
    code: 'EXTENSION_WITH_NO_BASE',
    a: `${shared}extend type ▸T { x: Int }`,
    b: shared,
    coordinate: 'T',
    todo: 'Write it without `extend`.',
  },
  {
    code: 'EXTERNAL_MISSING_ON_BASE',
    a: `type Query { t: T }\n${entity} ▸f: Int @external g: Int @requires(fields: "f") }`,
    b: `${entity} ▹f: Int @external h: Int @requires(fields: "f") }`,
    coordinate: 'T.f',
    todo: 'Take @external away where the field is resolved.',
  },
  {
    code: 'INVALID_FIELD_SHARING',
    what: 'of a root',
    a: 'type Query { ▸x: Int }',
    b: 'type Query { ▹x: Int }',
    coordinate: 'Query.x',
    todo: 'Give the field another name in one of them.',
  },
  {
    code: 'INVALID_FIELD_SHARING',
    what: 'of Subscription',
    a: `${shared}type Subscription { ▸s: Int @shareable }`,
    b: `${shared}type Subscription { ▹s: Int @shareable }`,
    coordinate: 'Subscription.s',
    todo: 'Take @shareable away, and let one of them alone resolve the field.',
  },
  {
    code: 'INVALID_FIELD_SHARING',
    what: 'through an @interfaceObject',
    a: `type Query { i: I }
interface I @key(fields: "id") { id: ID! x: Int }
type T implements I @key(fields: "id") { id: ID! ▸x: Int }`,
    b: 'type I @interfaceObject @key(fields: "id") { id: ID! ▹x: Int }',
    coordinate: 'T.x',
    todo: 'Take the field out of the @interfaceObject, or out of the types of the other subgraph.',
  },
  {
    code: 'INVALID_FIELD_SHARING',
    what: 'after @override from nobody',
    a: `type Query { t: T }\n${entity} ▸y: Int @override(from: "bb") }`,
    b: `${entity} ▹y: Int }`,
    coordinate: 'T.y',
    todo: 'this could be due to misspelling the @override(from:) argument)',
  },
  {
    code: 'INVALID_SHAREABLE_USAGE',
    what: 'twice',
    a: 'type Query { x: Int ▹@shareable ▸@shareable }',
    coordinate: 'Query.x',
    todo: 'Take one of them away.',
  },
  {
    code: 'INVALID_SHAREABLE_USAGE',
    what: 'on an interface',
    a: 'type Query { i: I }\ninterface I { x: Int ▸@shareable }\ntype T implements I { x: Int }',
    coordinate: 'I.x',
    todo: 'Move it to the types that implement the interface.',
  },
  {
    code: 'INVALID_LINK_DIRECTIVE_USAGE',
    what: 'an import that does not exist',
    a: '#whole\nextend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", ▸"@nope"])\ntype Query { q: Int }',
    todo: 'Did you mean "Scope" or "@cost"?',
  },
  {
    code: 'INVALID_LINK_DIRECTIVE_USAGE',
    what: 'one specification twice',
    a: `#whole\nextend schema ${federation} ▸@link(url: "https://specs.apollo.dev/federation/v2.8")\ntype Query { q: Int }`,
    todo: 'Keep one of the two.',
  },
  {
    code: 'INVALID_LINK_DIRECTIVE_USAGE',
    what: 'a version of @link that does not exist',
    a: `#whole\nextend schema ${federation} ▸@link(url: "https://specs.apollo.dev/link/v9.0")\ntype Query { q: Int }`,
    todo: 'Take it away, or link https://specs.apollo.dev/link/v1.0.',
  },
  {
    code: 'INVALID_LINK_DIRECTIVE_USAGE',
    what: 'one name from two specifications',
    a: `#whole\nextend schema ${federation} @link(url: "https://x.example/keys/v1.0", import: [▸"@key"])\ntype Query { q: Int }`,
    todo: 'Please rename the import to avoid conflicts via "as".',
  },
  {
    code: 'INVALID_LINK_IDENTIFIER',
    what: 'no version',
    a: `#whole\nextend schema ${federation} @link(url: ▸"https://x.example/keys")\ntype Query { q: Int }`,
    todo: 'Write a whole URL that ends in its version: https://specs.example/name/v1.0.',
  },
  {
    code: 'INVALID_LINK_IDENTIFIER',
    what: 'no URL at all, which breaks the composer',
    a: shared,
    b: `#whole\nextend schema ${federation} @link(url: ▸"keys")\ntype Query { q: Int }`,
    todo: 'Write a whole URL that ends in its version: https://specs.example/name/v1.0.',
  },
  {
    code: 'LINK_IMPORT_NAME_MISMATCH',
    a: `#whole
extend schema @contract(owner: "team-a") @link(url: "https://specs.apollo.dev/federation/v2.9", import: [▸"@tag"])
directive @contract(owner: String) on SCHEMA
type Query { q: Int @tag(name: "x") }`,
    b: `#whole
extend schema @contract(owner: "team-b") @link(url: "https://specs.apollo.dev/federation/v2.9", import: [▹{ name: "@tag", as: "@label" }])
directive @contract(owner: String) on SCHEMA
type U @label(name: "x") { a: Int }`,
    todo: 'Import it under one name everywhere.',
  },
  {
    code: 'REFERENCED_INACCESSIBLE',
    a: 'type Query { q: Int }\ntype ▸T @inaccessible { a: Int @shareable }',
    b: 'type Query { ▹t: T }\ntype T { a: Int @shareable }',
    coordinate: 'T',
    todo: 'Mark Query.t @inaccessible too, or make the type visible.',
  },
  {
    code: 'DEFAULT_VALUE_USES_INACCESSIBLE',
    a: 'type Query { q(▹e: E = A): Int }\nenum E { ▸A @inaccessible B }',
    coordinate: 'E.A',
    todo: 'Choose another default, or make it visible.',
  },
  {
    code: 'QUERY_ROOT_TYPE_INACCESSIBLE',
    a: 'type ▸Query @inaccessible { q: Int }',
    coordinate: 'Query',
    todo: 'Mark single fields of it instead.',
  },
  {
    code: 'REQUIRED_INACCESSIBLE',
    a: 'type Query { q(▸a: Int! @inaccessible): Int }',
    coordinate: 'Query.q(a:)',
    todo: 'Make it optional, or give it a default.',
  },
  {
    code: 'DISALLOWED_INACCESSIBLE',
    a: `extend schema @link(url: "https://x.example/marks/v1.0", import: ["@mark"]) @composeDirective(name: "@mark")
directive @mark(▸a: Int @inaccessible) on OBJECT
type Query @mark { q: Int }`,
    coordinate: '@mark(a:)',
    todo: 'Take @inaccessible away.',
  },
  {
    code: 'IMPLEMENTED_BY_INACCESSIBLE',
    a: 'type Query { i: I }\ninterface I { ▹x: Int y: Int }\ntype T implements I { ▸x: Int @inaccessible y: Int }',
    coordinate: 'T.x',
    todo: 'Mark both @inaccessible, or neither.',
  },
  {
    code: 'ONLY_INACCESSIBLE_CHILDREN',
    a: 'type Query { t: T q: Int }\ntype ▸T { ▹a: Int @inaccessible }',
    coordinate: 'T',
    todo: 'Mark the type itself @inaccessible, or make one of them visible.',
  },
  {
    code: 'REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH',
    a: 'type Query { x(▸a: Int!): Int @shareable }',
    b: 'type Query { ▹x: Int @shareable }',
    coordinate: 'Query.x(a:)',
    todo: 'Add it there, or make it optional.',
  },
  {
    code: 'REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH',
    a: 'type Query { x(i: I): Int }\ninput I { ▸a: Int! b: Int }',
    b: 'input ▹I { b: Int }',
    coordinate: 'I.a',
    todo: 'Add it there, or make it optional.',
  },
  {
    code: 'EMPTY_MERGED_INPUT_TYPE',
    a: 'type Query { x(i: I): Int }\ninput ▸I { a: Int }',
    b: 'input ▹I { b: Int }',
    coordinate: 'I',
    todo: 'Give all of them a field in common.',
  },
  {
    code: 'ENUM_VALUE_MISMATCH',
    a: 'type Query { x(▹e: E): E }\nenum E { A ▸B }',
    b: 'enum ▹E { A }',
    coordinate: 'E.B',
    todo: 'until then, mark the value @inaccessible.',
  },
  {
    code: 'EMPTY_MERGED_ENUM_TYPE',
    a: 'type Query { x(e: E): Int }\nenum ▸E { A }',
    b: 'enum ▹E { B }',
    coordinate: 'E',
    todo: 'Give all of them a value in common.',
  },
  {
    code: 'SHAREABLE_HAS_MISMATCHED_RUNTIME_TYPES',
    a: 'type Query { ▸i: I @shareable }\ninterface I { x: Int }\ntype T implements I { x: Int }',
    b: 'type Query { ▹i: I @shareable }\ninterface I { x: Int }\ntype U implements I { x: Int }',
    coordinate: 'Query.i',
    todo: 'that implies at least some common runtime types between the subgraphs.',
  },
  {
    code: 'SATISFIABILITY_ERROR',
    what: 'no key in common',
    a: 'type Query { t: T }\ntype ▹T @key(fields: "id") { id: ID! }',
    b: 'type T @key(fields: "code") { code: ID! @inaccessible ▸far: Int }',
    coordinate: 'T.far',
    todo: 'Give T in b a key that a has, @key(fields: "id"), or T in a the field code.',
  },
  {
    code: 'SATISFIABILITY_ERROR',
    what: 'no key at all',
    a: 'type Query { t: T }\ntype ▹T @key(fields: "id") { id: ID! @shareable }',
    b: 'type T { id: ID! @shareable ▸far: Int }',
    coordinate: 'T.far',
    todo: 'Repeat @key(fields: "id") on T in b.',
  },
  {
    code: 'SATISFIABILITY_ERROR',
    what: 'below a mutation',
    a: `${shared}type Mutation { m: T }\ntype ▹T @key(fields: "id") { id: ID! @shareable }`,
    b: 'type T { id: ID! @shareable ▸far: Int }',
    coordinate: 'T.far',
    todo: 'Repeat @key(fields: "id") on T in b.',
  },
  {
    code: 'SATISFIABILITY_ERROR',
    what: 'a mutation that would have to be called twice',
    a: `${shared}type Mutation { ▸m: T @shareable }\ntype T { a: Int @shareable x: Int }`,
    b: `${shared}type Mutation { ▹m: T @shareable }\ntype T { a: Int @shareable y: Int }`,
    coordinate: 'Mutation.m',
    todo: 'Give T the same @key in all of them.',
  },
  {
    code: 'OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE',
    a: `type Query { t: T }\n${entity} f: Int @external ▸@override(from: "b") g: Int @requires(fields: "f") }`,
    b: `${entity} ▹f: Int }`,
    coordinate: 'T.f',
    todo: 'Take one of the two away.',
  },
  {
    code: 'OVERRIDE_FROM_SELF_ERROR',
    a: 'type Query { x: Int ▸@override(from: "a") }',
    coordinate: 'Query.x',
    todo: 'Name the subgraph that it comes from, or take @override away.',
  },
  {
    code: 'OVERRIDE_SOURCE_HAS_OVERRIDE',
    a: 'type Query { x: Int ▸@override(from: "b") }',
    b: 'type Query { x: Int ▹@override(from: "a") }',
    coordinate: 'Query.x',
    todo: 'Leave it to the one that is to resolve the field.',
    besides: ['OVERRIDE_SOURCE_HAS_OVERRIDE', 'INVALID_FIELD_SHARING'],
  },
  {
    code: 'OVERRIDE_ON_INTERFACE',
    a: 'type Query { i: I }\ninterface I { x: Int ▸@override(from: "b") }\ntype T implements I { x: Int }',
    b: 'interface I { ▹x: Int }',
    coordinate: 'I.x',
    todo: 'Move it to the types that implement the interface.',
  },
  {
    code: 'OVERRIDE_LABEL_INVALID',
    a: 'type Query { x: Int ▸@override(from: "b", label: "#!") }',
    b: 'type Query { ▹x: Int }',
    coordinate: 'Query.x',
    todo: 'where x is a float between 0-100 inclusive.',
  },
  {
    code: 'KEY_DIRECTIVE_IN_FIELDS_ARG',
    a: 'type Query { t: T }\ntype T ▸@key(fields: "id @skip(if: true)") { id: ID! }',
    coordinate: 'T',
    todo: 'Take the directive out of the quotes.',
  },
  {
    code: 'PROVIDES_DIRECTIVE_IN_FIELDS_ARG',
    a: `type Query { t: T ▸@provides(fields: "f @skip(if: true)") }\n${entity} f: Int @external }`,
    coordinate: 'Query.t',
    todo: 'Take the directive out of the quotes.',
  },
  {
    code: 'REQUIRES_DIRECTIVE_IN_FIELDS_ARG',
    a: `type Query { t: T }\n${entity} f: Int @external g: Int ▸@requires(fields: "f @skip(if: true)") }`,
    coordinate: 'T.g',
    todo: 'Take the directive out of the quotes.',
  },
  {
    code: 'DIRECTIVE_COMPOSITION_ERROR',
    what: 'a directive that is not there',
    a: 'extend schema ▸@composeDirective(name: "@nope")\ntype Query { q: Int }',
    todo: 'Did you mean "@cost"?',
  },
  {
    code: 'DIRECTIVE_COMPOSITION_ERROR',
    what: 'a directive of no specification',
    a: `extend schema ▸@composeDirective(name: "@mark")\ndirective @mark on OBJECT\n${shared}`,
    coordinate: '@mark',
    todo: 'Import it from a @link first.',
  },
  {
    code: 'DIRECTIVE_COMPOSITION_ERROR',
    what: 'a directive of federation',
    a: `extend schema ▸@composeDirective(name: "@key")\n${shared}`,
    todo: 'Take this @composeDirective away.',
  },
  {
    code: 'DIRECTIVE_COMPOSITION_ERROR',
    what: 'two major versions',
    a: `extend schema ▸@link(url: "https://x.example/marks/v1.0", import: ["@mark"]) @composeDirective(name: "@mark")\ndirective @mark on OBJECT\n${shared}`,
    b: `extend schema ▹@link(url: "https://x.example/marks/v2.0", import: ["@mark"]) @composeDirective(name: "@mark")\ndirective @mark on OBJECT\n${shared}`,
    todo: 'Link the same major version everywhere.',
  },
  {
    code: 'INTERFACE_OBJECT_USAGE_ERROR',
    what: 'no key',
    a: 'type Query { i: I }\ntype ▸I @interfaceObject { id: ID! }',
    coordinate: 'I',
    todo: 'Give it a @key.',
  },
  {
    code: 'INTERFACE_OBJECT_USAGE_ERROR',
    what: 'beside an implementation',
    a: 'type Query { i: I }\ntype ▸I @interfaceObject @key(fields: "id") { id: ID! }\ntype ▹T @key(fields: "id") { id: ID! }',
    b: 'interface ▹I @key(fields: "id") { id: ID! }\ntype T implements I @key(fields: "id") { id: ID! }',
    coordinate: 'I',
    todo: 'but it defines type "T"',
  },
  {
    code: 'INTERFACE_KEY_NOT_ON_IMPLEMENTATION',
    a: 'type Query { i: I }\ninterface I @key(fields: "id") { id: ID! }\ntype ▸T implements I { id: ID! }',
    coordinate: 'T',
    todo: 'Repeat the key there.',
  },
  {
    code: 'INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE',
    a: `type Query { i: I }
interface I ▸@key(fields: "id") { id: ID! }
type T implements I @key(fields: "id") { id: ID! }`,
    b: 'interface I { id: ID! }\ntype ▹U implements I @key(fields: "id") { id: ID! }',
    coordinate: 'I',
    todo: 'should define type "U" (and have it implement "I").',
  },
  {
    code: 'CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS',
    a: `type Query { p: P }
type P @key(fields: "id") @context(name: "ctx") { id: ID! t: T name: String! }
${entity} f(▹x: String @fromContext(field: "$ctx { name }")): Int @shareable }`,
    b: `${entity} f(▸x: String!): Int @shareable }`,
    coordinate: 'T.f(x:)',
    todo: 'Give it @fromContext there too, or make it optional.',
  },
  {
    code: 'COST_APPLIED_TO_INTERFACE_FIELD',
    a: 'type Query { i: I }\ninterface I { x: Int ▸@cost(weight: 3) }\ntype T implements I { x: Int }',
    coordinate: 'I.x',
    todo: 'Move it to the types that implement the interface.',
  },
  {
    code: 'LIST_SIZE_APPLIED_TO_NON_LIST',
    a: 'type Query { x: Int ▸@listSize(assumedSize: 3) }',
    coordinate: 'Query.x',
    todo: 'Take @listSize away, or name lists with sizedFields.',
  },
  {
    code: 'LIST_SIZE_INVALID_ASSUMED_SIZE',
    a: 'type Query { x: [Int] ▸@listSize(assumedSize: -3) }',
    coordinate: 'Query.x',
    todo: 'Write 0 or more.',
  },
  {
    code: 'LIST_SIZE_INVALID_SIZED_FIELD',
    a: 'type Query { x: T ▸@listSize(assumedSize: 3, sizedFields: ["nope"]) }\ntype T { a: [Int] }',
    coordinate: 'Query.x',
    todo: 'Correct its name, or take it out of sizedFields.',
  },
  {
    code: 'LIST_SIZE_INVALID_SLICING_ARGUMENT',
    a: 'type Query { x(a: String): [Int] ▸@listSize(slicingArguments: ["nope"]) }',
    coordinate: 'Query.x',
    todo: 'Correct its name, or take it out of slicingArguments.',
  },
  {
    code: 'AUTH_REQUIREMENTS_APPLIED_ON_INTERFACE',
    a: 'type Query { i: I }\ninterface I ▸@authenticated { x: Int }\ntype T implements I { x: Int }',
    coordinate: 'I',
    todo: 'Move it to the types that implement the interface, or to their fields.',
  },
  {
    code: 'MISSING_TRANSITIVE_AUTH_REQUIREMENTS',
    a: `type Query { t: T }\n${entity} ▹f: Int @external ▸g: Int @requires(fields: "f") }`,
    b: `${entity} ▹f: Int @authenticated }`,
    coordinate: 'T.g',
    todo: 'Repeat on T.g what stands on T.f.',
  },
];

/** What no contracts of Federation 2 provoke, and why. */
const beyondReach: Readonly<Record<string, string>> = {
  INVALID_SUBGRAPH_NAME: 'of a subgraph named _: has a test of its own below',
  TYPE_WITH_ONLY_UNUSED_EXTERNAL: 'only where a contract of Federation 1 is upgraded',
  UNSUPPORTED_LINKED_FEATURE: 'only where a supergraph is loaded, never where it is composed',
  INVALID_FEDERATION_SUPERGRAPH: 'only where a supergraph is loaded, never where it is composed',
  DOWNSTREAM_SERVICE_ERROR: 'only where operations run',
  UNSUPPORTED_FEATURE: 'no code of version 2.14.4 raises it',
  MAX_VALIDATION_SUBGRAPH_PATHS_EXCEEDED:
    'only past a million open paths, of hundreds of subgraphs',
};

const titled = cases.map((one) => [one.what ? `${one.code}: ${one.what}` : one.code, one] as const);

describe('an error of the composer, with both sides, their owners, the place and what to do', () => {
  test.each(titled)('%s', (_title, { code, a, b, coordinate, todo, besides = [] }) => {
    const texts = { a, ...(b !== undefined && { b }) };
    const { contracts, first, others, ownerOf } = markedContracts(texts);
    const result = composeContracts(contracts);
    const findings = result.ok ? [] : result.findings;
    expect(findings.map((finding) => finding.code).toSorted()).toEqual(
      [code, ...besides].toSorted(),
    );

    const [mark] = first;
    const finding = findings.find((one) => one.code === code);
    expect(finding).toMatchObject({
      severity: 'ERROR',
      file: `${String(mark?.subgraph)}.graphql`,
      ...mark,
    });
    expect(finding?.coordinate).toBe(coordinate);
    expect(finding?.owner).toBe(ownerOf(String(mark?.subgraph)));
    expect(finding?.message.split('\n').some((line) => line.endsWith(todo))).toBe(true);
    expect(finding?.frame).toMatch(new RegExp(`^ > *${String(mark?.line)} [|]`, 'm'));

    const place = (subgraph: string, line: number, column: number) =>
      `${subgraph} ${line}:${column}`;
    expect(
      finding?.otherPlaces
        ?.map(({ subgraph, line, column }) => place(subgraph, line, column))
        .toSorted() ?? [],
    ).toEqual(others.map(({ subgraph, line, column }) => place(subgraph, line, column)).toSorted());
    for (const other of finding?.otherPlaces ?? []) {
      expect(other).toMatchObject({
        owner: ownerOf(other.subgraph),
        file: `${other.subgraph}.graphql`,
      });
    }
  });

  test.each(['Query { q: Int @shareable t: T', 'Mutation { t: T'])(
    'SATISFIABILITY_ERROR says whose field is not reached from whom, in lines for a terminal: %s',
    (root) => {
      const { contracts } = markedContracts({
        accounts: `${root.startsWith('Query') ? '' : shared}type ${root} }\ntype T @key(fields: "id") { id: ID! }`,
        billing: 'type T @key(fields: "code") { code: ID! @inaccessible far: Int }',
      });
      const result = composeContracts(contracts);
      const query = root.startsWith('Query') ? '{ t { far } }' : 'mutation { t { far } }';
      expect(!result.ok && result.findings[0]?.message.split('\n')).toEqual([
        'No query plan reaches T.far of billing (owner: team-billing) from accounts (owner: team-accounts).',
        'Give T in billing a key that accounts has, @key(fields: "id"), or T in accounts the field code.',
        `The following supergraph API query ${query}`,
        'cannot be satisfied by the subgraphs because:',
        '- from subgraph "accounts":',
        '  - cannot find field "T.far".',
        '  - cannot move to subgraph "billing" using @key(fields: "code") of "T", the key field(s) cannot be resolved from subgraph "accounts".',
      ]);
    },
  );

  test('INVALID_SUBGRAPH_NAME', () => {
    const { contracts } = markedContracts({ _: shared });
    expect(composeContracts(contracts)).toMatchObject({
      findings: [{ subgraph: '_', owner: 'team-_', file: '_.graphql', line: 1, column: 1 }],
    });
  });

  test('every code of the composer is in this list, or cannot be provoked', () => {
    const known = Object.values(ERRORS).map(({ code }) => code);
    const listed = [...cases.map(({ code }) => code), ...Object.keys(beyondReach)];
    expect([...new Set(listed)].toSorted()).toEqual(known.toSorted());
  });
});
