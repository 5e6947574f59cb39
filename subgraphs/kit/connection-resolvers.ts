import type { Connection, Edge, PageInfo as PageInfoValue } from './connection.ts';
import { properties } from './resolvers.ts';

/** The resolvers of a connection type and its edge, for a type named `<node>`. */
export function connectionResolvers(
  node: string,
): Record<string, Record<string, (parent: never) => unknown>> {
  return {
    [`${node}Connection`]: properties<Connection<unknown>>('nodes', 'edges', 'pageInfo'),
    [`${node}Edge`]: properties<Edge<unknown>>('cursor', 'node'),
  };
}

/** The resolvers of the shared value type `PageInfo`. */
export const PageInfo = properties<PageInfoValue>(
  'hasNextPage',
  'hasPreviousPage',
  'startCursor',
  'endCursor',
);
