import { expect, test } from '@jest/globals';
import { readPlannableSupergraph } from '../../gateway/engine/planning/plannable-supergraph.ts';
import { composeTexts } from './compose-texts.ts';

/** `field` cannot be had of a node that `nodes` gives: nothing is a Node there, and `fields` resolves none. */
const graph = readPlannableSupergraph(
  composeTexts({
    nodes: `
      type Query { node: Node shop: Shop }
      interface Node @key(fields: "id") { id: ID! }
      type Shop { name: String }`,
    fields: `
      type Query { other: Node }
      type Node @interfaceObject @key(fields: "id", resolvable: false) { id: ID! field: String }`,
  }),
);
const plan = (document: string) => () => graph.plan(document, undefined);

test('a root field that no subgraph can answer is refused', () => {
  expect(plan('{ mine: node { field } }')).toThrow(
    expect.objectContaining({
      code: 'FIELD_UNREACHABLE',
      message: 'No subgraph can answer "mine".',
    }),
  );
});

test('so is one that is asked for under a condition, and in a fragment', () => {
  expect(plan('query($a: Boolean!) { node @include(if: $a) { field } }')).toThrow('"node"');
  expect(plan('{ ... on Query { ...Root } } fragment Root on Query { node { field } }')).toThrow(
    '"node"',
  );
});

test('what is never executed needs no fetch', () => {
  const nothing = { kind: 'QueryPlan' };
  expect(plan('{ shop @skip(if: true) { name } }')()).toEqual(nothing);
  expect(plan('{ ... @include(if: false) { node { field } } }')()).toEqual(nothing);
  const never = '... @skip(if: $a) { node @include(if: $a) { field } }';
  expect(plan(`query($a: Boolean!) { ${never} }`)).not.toThrow();
});

test('what a subgraph answers is planned', () => {
  expect(plan('{ other { field } shop { name } }')().node).toMatchObject({ kind: 'Parallel' });
});

test('introspection needs no fetch', () => {
  expect(plan('{ __typename s: __schema { queryType { name } } }')()).toEqual({
    kind: 'QueryPlan',
  });
});
