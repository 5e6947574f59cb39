import type { ConstArgumentNode } from 'graphql';

/**
 * The fields that stand in a planned supergraph for what a `@requires` asks of a field with arguments. The
 * planner knows fields by their response name alone: without these, `comments(limit: 3)` of a `@requires`
 * and `comments(limit: 1)` of a client would be one field, with the arguments of whichever came first.
 */
export interface SyntheticFields {
  /** By its name, which no other field of the supergraph has. */
  readonly fields: ReadonlyMap<string, SyntheticField>;
  /** What each field with a `@requires` needs of them, by `fieldKey`. */
  readonly needs: ReadonlyMap<string, readonly SyntheticNeed[]>;
}

/** The field that it stands for, and with which arguments. */
export interface SyntheticField {
  readonly name: string;
  readonly arguments: readonly ConstArgumentNode[];
  /** The types that have it. */
  readonly types: ReadonlySet<string>;
}

/** `at` names the fields above it and its own, as the subgraph knows them. */
export interface SyntheticNeed {
  readonly at: string;
  readonly synthetic: string;
}

/** Names a field of a type as one subgraph resolves it. */
export function fieldKey(subgraph: string, type: string, field: string): string {
  return JSON.stringify([subgraph, type, field]);
}
