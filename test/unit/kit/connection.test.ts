import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toConnection } from '../../../subgraphs/kit/connection.ts';
import { encodeCursor } from '../../../subgraphs/kit/page.ts';

const keyOf = ({ key }: { key: bigint }): bigint => key;
const rows = (...keys: readonly bigint[]) => keys.map((key) => ({ key }));

describe('a connection', () => {
  test('of a page in the middle', () => {
    const [seven, nine] = rows(7n, 9n);
    expect(toConnection(rows(7n, 9n, 12n), { size: 2, after: 5n }, keyOf)).toEqual({
      nodes: [seven, nine],
      edges: [
        { cursor: encodeCursor(7n), node: seven },
        { cursor: encodeCursor(9n), node: nine },
      ],
      pageInfo: {
        hasNextPage: true,
        hasPreviousPage: true,
        startCursor: encodeCursor(7n),
        endCursor: encodeCursor(9n),
      },
    });
  });

  test('of the only page', () => {
    const { nodes, pageInfo } = toConnection(rows(1n, 2n), { size: 2, after: undefined }, keyOf);
    expect(nodes).toEqual(rows(1n, 2n));
    expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  });

  test('of nothing', () => {
    expect(toConnection([], { size: 20, after: undefined }, keyOf)).toEqual({
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  test('of no items, that tells whether there are any', () => {
    const { nodes, pageInfo } = toConnection(rows(1n), { size: 0, after: undefined }, keyOf);
    expect({ nodes, ...pageInfo }).toEqual({
      nodes: [],
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  test('has the same nodes in its edges, and at most as many as the page', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100 }), fc.uniqueArray(fc.bigInt({ min: 1n })), (size, keys) => {
        const { nodes, edges, pageInfo } = toConnection(
          rows(...keys),
          { size, after: undefined },
          keyOf,
        );
        expect(edges.map(({ node }) => node)).toEqual(nodes);
        expect(nodes).toHaveLength(Math.min(size, keys.length));
        expect(pageInfo.hasNextPage).toBe(keys.length > size);
      }),
    );
  });
});
