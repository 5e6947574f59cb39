import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, validate, validateSchema } from 'graphql';
import { coordinatesOfOperation } from '../../supergraph/usage/coordinates-of-operation.ts';
import { involvements } from '../../supergraph/usage/used-coordinates.ts';

const schema = buildSchema(`
  directive @cached(for: Duration, scope: Scope = ALL) on FIELD | QUERY | FRAGMENT_SPREAD
  scalar Duration
  enum Scope { ALL OWN }
  enum State { OPEN SHUT }
  interface Node { id: ID! history(last: Int, in: Scope): [Event!] }
  interface Named implements Node { id: ID! history(last: Int, in: Scope): [Event!] name: String }
  type Event { at: Duration }
  type Invoice implements Node {
    id: ID! history(last: Int, in: Scope): [Event!] name: String nameFull: String state: State
  }
  type Plan implements Node & Named { id: ID! history(last: Int, in: Scope): [Event!] name: String }
  type Note { text: String }
  union Thing = Invoice | Plan | Note
  union Only = Note
  input Where { state: State, states: [State!], and: [Where!], span: Span = { from: "P1D" } }
  input Span { from: Duration!, to: Duration }
  type Query {
    node(id: ID!): Node
    named: Named
    thing: Thing
    only: Only
    invoices(where: Where, first: Int = 10, state: State = OPEN): [Invoice!]!
  }
  type Mutation { pay(where: Where!): Invoice }
  type Subscription { paid: Invoice }
`);

/** `selected Query.node`, sorted; what every test has is left out. */
function usedBy(text: string): readonly string[] {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const used = [...coordinatesOfOperation(document, schema)];
  return used
    .sort(
      ([a, how], [b, other]) =>
        involvements.indexOf(how) - involvements.indexOf(other) || (a < b ? -1 : 1),
    )
    .map(([coordinate, how]) => `${how} ${coordinate}`);
}

test('the schema of these tests is valid', () => {
  expect(validateSchema(schema)).toEqual([]);
});

describe('fields', () => {
  test('a field, its arguments and the types on the way; never a name that only begins alike', () => {
    expect(usedBy('{ invoices(first: 2) { nameFull __typename } }')).toEqual([
      'selected Invoice',
      'selected Invoice.nameFull',
      'selected Query',
      'selected Query.invoices',
      'selected Query.invoices(first:)',
    ]);
  });

  test('a field of an interface is one of every object that can stand there, and so are its arguments', () => {
    expect(usedBy('{ node(id: 1) { id history(in: OWN) { at } } }')).toEqual([
      'selected Duration',
      'selected Event',
      'selected Event.at',
      'selected Node',
      'selected Node.history',
      'selected Node.history(in:)',
      'selected Node.id',
      'selected Query',
      'selected Query.node',
      'selected Query.node(id:)',
      'selected Scope',
      'selected Scope.OWN',
      'maySend Invoice.history(in:)',
      'maySend Plan.history(in:)',
      'mayReceive Invoice',
      'mayReceive Invoice.history',
      'mayReceive Invoice.id',
      'mayReceive Plan',
      'mayReceive Plan.history',
      'mayReceive Plan.id',
    ]);
  });

  test('fragments around narrow what can stand there: an invoice is not named', () => {
    expect(usedBy('{ thing { ... on Node { ... on Named { id } } } }')).toEqual([
      'selected Named',
      'selected Named.id',
      'selected Node',
      'selected Plan',
      'selected Query',
      'selected Query.thing',
      'selected Thing',
      'mayReceive Invoice',
      'mayReceive Note',
      'mayReceive Plan.id',
      'mayReceive Thing.Invoice',
      'mayReceive Thing.Note',
      'mayReceive Thing.Plan',
    ]);
  });

  test('an enum can answer each of its values', () => {
    expect(usedBy('subscription { paid { state } }')).toEqual([
      'selected Invoice',
      'selected Invoice.state',
      'selected State',
      'selected Subscription',
      'selected Subscription.paid',
      'mayReceive State.OPEN',
      'mayReceive State.SHUT',
    ]);
  });

  test('introspection uses nothing of the graph', () => {
    expect(usedBy('{ __schema { types { name } } __type(name: "Plan") { name } }')).toEqual([
      'selected Query',
    ]);
  });
});

describe('fragments', () => {
  test('the member of a union that a fragment names, and those that can be answered', () => {
    expect(usedBy('{ thing { ...F } } fragment F on Invoice { name }')).toEqual([
      'selected Invoice',
      'selected Invoice.name',
      'selected Query',
      'selected Query.thing',
      'selected Thing',
      'selected Thing.Invoice',
      'mayReceive Note',
      'mayReceive Plan',
      'mayReceive Thing.Note',
      'mayReceive Thing.Plan',
    ]);
  });

  test('a union of which one member is left depends on it', () => {
    expect(usedBy('{ only { ... on Thing { __typename } } }')).toEqual([
      'selected Note',
      'selected Only',
      'selected Only.Note',
      'selected Query',
      'selected Query.only',
      'selected Thing',
      'selected Thing.Note',
    ]);
  });

  test('fragments that spread each other twice are walked once', () => {
    const depth = 60;
    const fragments = Array.from(
      { length: depth },
      (_none, index) =>
        `fragment F${index} on Invoice { ...F${index + 1} x: name ...F${index + 1} }`,
    );
    const document = parse(
      `{ invoices { ...F0 } } ${fragments.join(' ')} fragment F${depth} on Invoice { id }`,
    );
    expect([...coordinatesOfOperation(document, schema).keys()]).toContain('Invoice.id');
  });
});

describe('what is sent', () => {
  test('input fields and enum values of a literal, and no others', () => {
    const where = '{ and: [{ state: OPEN }], span: { from: "P1D" } }';
    expect(usedBy(`mutation { pay(where: ${where}) { id } }`)).toEqual([
      'selected Duration',
      'selected Invoice',
      'selected Invoice.id',
      'selected Mutation',
      'selected Mutation.pay',
      'selected Mutation.pay(where:)',
      'selected Span',
      'selected Span.from',
      'selected State',
      'selected State.OPEN',
      'selected Where',
      'selected Where.and',
      'selected Where.span',
      'selected Where.state',
    ]);
  });

  test('a variable may carry everything below its type; its default is named', () => {
    expect(
      usedBy('query Q($w: Where = { states: [SHUT] }) { invoices(where: $w) { id } }'),
    ).toEqual([
      'selected Invoice',
      'selected Invoice.id',
      'selected Query',
      'selected Query.invoices',
      'selected Query.invoices(where:)',
      'selected State',
      'selected State.SHUT',
      'selected Where',
      'selected Where.states',
      'maySend Duration',
      'maySend Span',
      'maySend Span.from',
      'maySend Span.to',
      'maySend State.OPEN',
      'maySend Where.and',
      'maySend Where.span',
      'maySend Where.state',
    ]);
  });

  test('a variable inside of a literal carries what its own type does', () => {
    const used = usedBy('query Q($s: [State!]) { invoices(where: { states: $s }) { id } }');
    expect(used.filter((one) => /State|Where/.test(one))).toEqual([
      'selected State',
      'selected Where',
      'selected Where.states',
      'maySend State.OPEN',
      'maySend State.SHUT',
    ]);
  });

  test('directives with their arguments, those of the specification apart', () => {
    const used = usedBy(
      'query Q($d: Duration) @cached(for: $d) { invoices { id @skip(if: true) ...F @cached } } fragment F on Invoice { id }',
    );
    expect(used.filter((one) => /@|Duration|Scope/.test(one))).toEqual([
      'selected @cached',
      'selected @cached(for:)',
      'selected Duration',
    ]);
  });
});

test('a document without an operation is a mistake of the caller', () => {
  expect(() => coordinatesOfOperation(parse('fragment F on Note { text }'), schema)).toThrow(
    'The document holds no operation.',
  );
});
