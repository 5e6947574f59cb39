import type { ASTNode } from 'graphql';

/** What the composer says, error or hint, in one shape. */
export interface Remark {
  readonly code: string;
  readonly message: string;
  /** What it points at: some say nothing, some point at a copy that was printed and parsed. */
  readonly nodes: readonly ASTNode[];
  /** The subgraph whose contract alone the remark is about. */
  readonly subgraph?: string | undefined;
  /** What it is about, where the composer says so apart from the message. */
  readonly coordinate?: string | undefined;
}
