/** A team of owners.yaml, as far as contracts speak of it. */
export interface Team {
  readonly id: string;
  /** How to reach it: a channel, an address. */
  readonly contact: string;
  /** The subgraphs that it answers for. */
  readonly contexts: readonly string[];
}
