/** A fetch as the planner wanted it, whether it was sent or not. */
export interface PlannedFetch {
  readonly subgraph: string;
  /** Where its entities stand in the response: response keys, `@` for each item of a list. */
  readonly at: readonly string[];
  readonly operation: string;
  /** The response keys that each representation needs; empty for a fetch from the root. */
  readonly requires: readonly string[];
}
