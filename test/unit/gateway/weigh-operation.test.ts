import { describe, expect, test } from '@jest/globals';
import { buildSchema, Kind, parse } from 'graphql';
import { weighOperation } from '../../../gateway/limits/weigh-operation.ts';

const schema = buildSchema(`
  type Query { one: Item list: [Item!]! page(first: Int = 20, after: String): Page grid: [[Item]] some: Some }
  type Page { nodes: [Item!]! edges: [Edge!]! total: Int }
  type Edge { node: Item }
  type Item { id: ID tags: [String] items: [Item] page(first: Int, last: Int): Page }
  union Some = Item | Edge
`);

function weigh(source: string, variables: Readonly<Record<string, unknown>> = {}) {
  const document = parse(source);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  return weighOperation({ schema, document, operation, variables, listSize: 20 });
}

describe('cost', () => {
  test.each([
    ['{ __typename }', 0],
    ['{ one { id tags } }', 1],
    ['{ list { id } }', 20],
    ['{ list { items { id } } }', 20 + 20 * 20],
    ['{ page(first: 3) { nodes { id } } }', 1 + 3],
    ['{ page(first: 3) { edges { node { id } } } }', 1 + 3 * 2],
    ['{ page { nodes { id } } }', 1 + 20],
    ['{ page(first: 2) { nodes { page(last: 5) { nodes { id } } } } }', 1 + 2 * (1 + 1 + 5)],
    ['{ page(first: -1) { nodes { id } } }', 1],
    ['{ a: one { id } b: one { id } }', 2],
    ['{ ...F } fragment F on Query { one { ... on Item { items { id } } } }', 21],
    ['{ some { ... on Item { items { id } } ... on Edge { node { id } } } }', 1 + 20 + 1],
    ['{ __schema { types { fields { name } } } }', 0],
  ])('%s → %d', (source, cost) => {
    expect(weigh(source).cost).toBe(cost);
  });

  test('reads `first` from a variable', () => {
    const source = 'query ($n: Int) { page(first: $n) { nodes { id } } }';
    expect(weigh(source, { n: 7 })).toMatchObject({ cost: 8, pageSize: 7 });
  });

  test('saturates', () => {
    const nested = `${'{ items '.repeat(30)}{ id }${' }'.repeat(30)}`;
    expect(weigh(`{ one ${nested} }`).cost).toBe(1_000_000_000);
  });
});

describe('height', () => {
  test.each([
    ['{ one { id id } }', 2],
    ['{ one { id } ... { one { id tags } } }', 3],
    ['{ a: one { id } b: one { id } }', 4],
    ['{ ...F ...F } fragment F on Query { one { id } }', 2],
  ])('%s → %d', (source, height) => {
    expect(weigh(source).height).toBe(height);
  });
});
