import { GraphQLError } from 'graphql';

/** The arguments of every connection, as the contract spells them. */
export interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

/** A page to read: how many, and after which primary key. */
export interface Page {
  readonly size: number;
  readonly after: bigint | undefined;
}

/** The longest page; the gateway's cost limit counts on it. */
const MAX_PAGE_SIZE = 100;

/**
 * Reads the arguments of a connection.
 * @throws GraphQLError PAGE_SIZE_INVALID (not 0 to 100) or CURSOR_INVALID (not one of ours)
 */
export function parsePage({ first, after }: PageArguments): Page {
  if (first < 0 || first > MAX_PAGE_SIZE) {
    throw new GraphQLError(
      `\`first\` is ${first}; a page has 0 to ${MAX_PAGE_SIZE} items. Ask for a shorter page and go on with \`after\`.`,
      { extensions: { code: 'PAGE_SIZE_INVALID' } },
    );
  }
  return { size: first, after: after == null ? undefined : decodeCursor(after) };
}

/** An opaque cursor: clients hand it back, and read nothing into it. */
export function encodeCursor(key: bigint): string {
  return Buffer.from(`after:${key}`).toString('base64url');
}

function decodeCursor(cursor: string): bigint {
  const digits = /^after:(\d{1,19})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (digits === undefined || BigInt(digits) > MAX_BIGINT) {
    throw new GraphQLError(
      '`after` is not a cursor of this graph. Hand back `pageInfo.endCursor` of the page before, unchanged.',
      { extensions: { code: 'CURSOR_INVALID' } },
    );
  }
  return BigInt(digits);
}

/** PostgreSQL's largest bigint. */
const MAX_BIGINT = 9_223_372_036_854_775_807n;
