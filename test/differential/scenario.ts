import type { StoredData } from '../kit/random-graph/stored-data.ts';

/** A graph, what it holds, and one operation on it. */
export interface Scenario {
  /** Subgraph → contract. */
  readonly contracts: Readonly<Record<string, string>>;
  readonly data: StoredData;
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a client reads of an answer; messages and codes differ by design. */
export interface PlainAnswer {
  readonly data: unknown;
  readonly errors: readonly PlainError[];
}

/** An error of an answer. */
export interface PlainError {
  readonly path: readonly (string | number)[] | undefined;
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** The engine that a gateway executes with. */
export type Engine = 'apollo' | 'demarc';
