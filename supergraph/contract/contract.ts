import type { DocumentNode } from 'graphql';

/** A subgraph's published promise, parsed. */
export interface Contract {
  /** The name of the subgraph. */
  readonly name: string;
  /** Where the gateway calls the subgraph. */
  readonly url: string;
  /** Keeps the place of everything: edit it, never print and parse it again. */
  readonly document: DocumentNode;
}
