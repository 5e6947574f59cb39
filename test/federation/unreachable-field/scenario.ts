import type { Scenario } from '../scenario.ts';

const other = { id: 'n1', field: 'foo' };
const shop = { name: 'Corner' };

/** Nothing is a Node in `nodes`, and `fields`, where a Node has its field, resolves none. */
export const scenario: Scenario = {
  subgraphs: {
    nodes: {
      contract: `
        type Query { node: Node shop: Shop }
        interface Node @key(fields: "id") { id: ID! }
        type Shop { name: String }`,
      resolvers: { Query: { node: () => null, shop: () => shop } },
    },
    fields: {
      contract: `
        type Query { other: Node }
        type Node @interfaceObject @key(fields: "id", resolvable: false) { id: ID! field: String }`,
      resolvers: { Query: { other: () => other } },
    },
  },
  whole: { Query: { node: () => null, shop: () => shop } },
  operations: [
    {
      shows: 'a field that no subgraph can answer',
      document: '{ node { field } }',
      refused: 'FIELD_UNREACHABLE',
    },
    {
      shows: 'beside one that a subgraph can answer',
      document: '{ node { field } shop { name } }',
      refused: 'FIELD_UNREACHABLE',
    },
    { shows: 'left out', document: '{ shop { name } node @skip(if: true) { field } }' },
  ],
};
