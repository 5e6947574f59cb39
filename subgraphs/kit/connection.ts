import { encodeCursor, type Page } from './page.ts';

/** A page of a list, after Relay's cursor connections (relay.dev/graphql/connections.htm). */
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge<Node>[];
  readonly pageInfo: PageInfo;
}

/** One item of a page, with the cursor that continues after it. */
export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** Whether the list goes on, and from where. */
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/**
 * Makes a connection of what was read. One item more than the page is read, and says whether the
 * list goes on.
 *
 * @param keyOf - the primary key, by which the list is ordered
 */
export function toConnection<Node>(
  read: readonly Node[],
  page: Page,
  keyOf: (node: Node) => bigint,
): Connection<Node> {
  const nodes = read.slice(0, page.size);
  const edges = nodes.map((node) => ({ node, cursor: encodeCursor(keyOf(node)) }));
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: read.length > page.size,
      hasPreviousPage: page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
