import type { FetchDataRewrite, PlanSelection } from '../planning/query-plan.ts';
import type { WriteRepresentation } from '../values/write-representation.ts';
import type { FetchCondition } from './schedule-fetches.ts';

/** Entities of the response that a list of representations stands for. */
export interface EntityTarget {
  /** Response keys, `@` for each item of a list. */
  readonly path: readonly string[];
  readonly requires: readonly PlanSelection[];
  readonly write: WriteRepresentation;
  /** The keys that a representation is made of, where all of them are leaves. */
  readonly leafKeys: readonly string[] | undefined;
  /** What the planner wanted to ask for them: names what is lost when it fails. */
  readonly operation: string;
}

/** One list of `_entities`, asked for on behalf of one or more places. */
export interface EntityList {
  /** Its key in the reply when it is asked for beside others. */
  readonly alias: string;
  readonly targets: readonly EntityTarget[];
  readonly outputRewrites: readonly FetchDataRewrite[];
  /** Asks for this list alone. */
  readonly request: RequestText;
}

/** A request's body, but for values. */
export interface RequestText {
  /** As sent, for a mutation or query that has a name in the log. */
  readonly query: string;
  /** JSON up to the variables' opening brace. */
  readonly head: string;
  /** The client's variables that it passes on. */
  readonly variables: readonly string[];
}

interface AnyFetch {
  readonly subgraph: string;
  readonly conditions: readonly FetchCondition[];
  /** The fetches, by their place in the plan, that must have ended before. */
  readonly after: readonly number[];
}

/** A fetch from the subgraph's root. */
export interface RootFetch extends AnyFetch {
  readonly kind: 'root';
  readonly isMutation: boolean;
  readonly path: readonly string[];
  readonly request: RequestText;
  readonly outputRewrites: readonly FetchDataRewrite[];
}

/** A fetch of entities by their representations. */
export interface EntityFetch extends AnyFetch {
  readonly kind: 'entities';
  readonly lists: readonly EntityList[];
  /** Asks for all the lists at once: the first of them as `representations0`, and so on. */
  readonly request: RequestText;
}

export type CompiledFetch = RootFetch | EntityFetch;
