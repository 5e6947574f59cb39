import { contractText } from './contract-text.ts';

const every = [
  '@contract(owner: "growth", compat: NONE, rules: ["x"], source: "", process: "")',
  '@lifecycle(stage: RETIRED, since: "2026-13-45", retireOn: "", replacedBy: "T", brownouts: ["x"], note: "none:")',
  '@data(class: SECRET, purpose: "", retention: "x", mask: "x", subject: "")',
  '@deprecated(reason: "")',
  '@key(fields: "id { ")',
  '@shareable',
  '@external',
  '@override(from: "billing", label: "percent(5)")',
  '@requires(fields: "a(")',
  '@provides(fields: "")',
  '@authenticated',
  '@policy(policies: [])',
  '@unknown',
].join(' ');

/** Directives whose arguments have every shape but the right one. */
const wrong = ['5', 'null', '[]', '[[1]]', '{ a: 1 }', 'X', 'true', '1.5', '""', '"""\n\n"""']
  .map(
    (value, index) => `
      extend schema @link(url: ${value}) @link(import: ${value}) @composeDirective(name: ${value})
      extend schema @contract(owner: ${value}, compat: ${value}, rules: ${value})
      type W${index} @key(fields: ${value}) @key @contract(owner: ${value}, source: ${value}, rules: [${value}])
        @lifecycle(stage: ${value}, since: ${value}, retireOn: ${value}, replacedBy: ${value}, brownouts: ${value}, note: ${value})
        @data(class: ${value}, purpose: ${value}, retention: ${value}, mask: ${value}, subject: ${value}) {
        status(email: Int @data(class: ${value})): W${index}! @override(from: ${value}) @requires(fields: ${value}) @deprecated(reason: ${value})
          @contract(owner: ${value}, rules: ${value}) @lifecycle(stage: DEPRECATED, since: ${value}, retireOn: ${value})
          @contract @lifecycle @data @override @requires @deprecated @link @composeDirective
      }`,
  )
  .join('');

const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'Query', '_', '__'];
const nested = (depth: number) => `${'self { '.repeat(depth)}id${' }'.repeat(depth)}`;

/** Contracts that parse, and are wrong in every other way: their name, their text. */
export const hostileContracts: readonly (readonly [name: string, text: string])[] = [
  ['billing', contractText('billing', 'type Query { total: Int }')],
  [
    'types without anything',
    'type A interface B union C enum D input E scalar F directive @g on FIELD',
  ],
  [
    'extensions alone',
    `extend type A @key(fields: "id") extend interface B @x extend union C = A extend enum D { E }
     extend input F { g: Int } extend scalar H @x extend schema @x extend schema { mutation: A }`,
  ],
  [
    'operations',
    '{ a } query { b } mutation M($x: Int) { c } fragment F on A { d } type A { a: Int }',
  ],
  ['arguments of wrong kinds', wrong],
  [
    'every directive on everything',
    `schema ${every} { query: Query mutation: Mutation subscription: Nowhere }
     type Query ${every} ${every} { a(b: Int ${every}): Int ${every} ${every} }
     type Mutation ${every} { a(input: I!): [[Query!]!]! ${every} }
     interface N ${every} { id: ID! ${every} } enum D ${every} { E ${every} }
     union U ${every} = Query scalar S ${every} input I ${every} { requestId: ID! ${every} }
     extend type Query ${every} { c: Int ${every} }`,
  ],
  [
    'the same again and again',
    `type A { a: Int a: String a(a: Int, a: Int): A } type A { a: Int } enum A { A A } input A { a: Int }
     extend type A { a: Int } schema { query: A query: B } schema { query: C } directive @contract on FIELD
     directive @contract(owner: Int, owner: Int) repeatable on FIELD | FIELD enum contract__Stage { A A }`,
  ],
  [
    'names that objects have by birth',
    names
      .map(
        (name) => `extend schema @contract(owner: "${name}")
          type ${name} implements ${name} @key(fields: "${name}") @contract(owner: "${name}", rules: ["${name}:1"]) {
            ${names.map((field) => `${field}(${name}: ${field}): ${field}! @lifecycle(stage: DEPRECATED, since: "${name}", replacedBy: "${name}.${field}")`).join('\n')}
          }`,
      )
      .join('\n'),
  ],
  [
    'the language turned inside out',
    `extend schema @link(url: "https://specs.demarc.dev/contract/") @link(url: "https://specs.demarc.dev/contract/v9.9", as: "x", import: [{ name: "@contract" }, { name: "@data", as: "" }, { as: "@a" }, {}])
     @link(url: "https://specs.apollo.dev/federation/vX", as: "", import: [{ name: "@key", as: "@contract" }])
     scalar contract__Compat type contract__Stage { a: Int } union contract__DataClass enum contract__Any { A }
     directive @contract on SCHEMA directive @data(class: Int) on OBJECT type A @contract @x__lifecycle { a: Int @federation__key }`,
  ],
  [
    'keys and requirements without end',
    contractText(
      'billing',
      `type Deep @key(fields: "${nested(2000)}") @key(fields: "${nested(200_000)}") {
         id: ID! self: Deep! @external a: Int @requires(fields: "${nested(2000)}") b: Int @requires(fields: "${nested(200_000)}") }`,
    ),
  ],
  [
    'two thousand fields',
    contractText(
      'nobody',
      `type Query { ${Array.from({ length: 2000 }, (_, index) => `status${index}(email: Int): [Org!]! @contract(owner: "nobdy", rules: ["x"]) @lifecycle(stage: DEPRECATED, since: "2026-01-01", replacedBy: "Qery.x${index}")`).join('\n')} }
       type Org @key(fields: "id") { id: ID! }`,
    ),
  ],
  [
    'two thousand types',
    Array.from(
      { length: 2000 },
      (_, index) => `type T${index} @key(fields: "id") { id: ID! next: T${(index + 1) % 2000}! }`,
    ).join('\n'),
  ],
  [
    'text of every kind',
    contractText(
      '',
      `"" type A { "\\u0000\\uD83D\\uDE00" a: Int """
       """ b: Int """ \\""" """ c: Int @deprecated(reason: """
       Use
       """) @contract(owner: "é", source: "\\n", rules: ["pattern:(((((a+)+)+)+)+$", "range:${'9'.repeat(400)}..1"]) }`,
    ),
  ],
];
