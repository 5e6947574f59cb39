import { GraphQLError } from 'graphql';
import { parsePage } from '@demarc/kit';
import type { Registry } from '@demarc/supergraph/registry';
import type { FoundCoordinate } from './resolvers/coordinate-record.ts';

/** What is asked of the list of coordinates. */
export interface CoordinatesArguments {
  readonly prefix: string;
  readonly first: number;
  readonly after?: string | null;
}

/**
 * A page of the coordinates that begin so. Cursors are opaque, and name the coordinate to continue after.
 * @throws GraphQLError PAGE_SIZE_INVALID, CURSOR_INVALID
 */
export async function listCoordinates(
  registry: Registry,
  { prefix, first, after }: CoordinatesArguments,
): Promise<object> {
  const { size } = parsePage({ first });
  const read = await registry.coordinates({
    prefix,
    after: after == null ? undefined : decode(after),
    first: size + 1,
  });
  const nodes = read
    .slice(0, size)
    .flatMap(({ record, ...found }): FoundCoordinate[] =>
      record === undefined ? [] : [{ ...found, record, goneIn: undefined }],
    );
  const edges = nodes.map((node) => ({ node, cursor: encode(node.coordinate) }));
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: read.length > size,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

const PREFIX = 'coordinate:';

function encode(coordinate: string): string {
  return Buffer.from(`${PREFIX}${coordinate}`).toString('base64url');
}

function decode(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (text.startsWith(PREFIX) && !text.includes('\u0000')) return text.slice(PREFIX.length);
  throw new GraphQLError(
    '`after` is not a cursor of this list. Hand back `pageInfo.endCursor` of the page before, unchanged.',
    { extensions: { code: 'CURSOR_INVALID' } },
  );
}
