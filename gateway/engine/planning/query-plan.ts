/**
 * The nodes of a query plan, as data. Their shape is that of @apollo/query-planner 2.14, so that any plan
 * of it can be read; they are said here because that package is loaded by the planner's thread alone.
 */
export interface QueryPlan {
  readonly kind: 'QueryPlan';
  /** Absent where no subgraph is needed, as for an operation of introspection alone. */
  readonly node?: PlanNode;
}

export type PlanNode = SequenceNode | ParallelNode | FetchNode | FlattenNode | ConditionNode;

/** One after the other: each may need what the ones before have brought. */
export interface SequenceNode {
  readonly kind: 'Sequence';
  readonly nodes: readonly PlanNode[];
}

/** None needs another's result. */
export interface ParallelNode {
  readonly kind: 'Parallel';
  readonly nodes: readonly PlanNode[];
}

/** One request to one subgraph. */
export interface FetchNode {
  readonly kind: 'Fetch';
  readonly serviceName: string;
  readonly variableUsages?: readonly string[];
  /** What a representation is made of; present in a fetch of `_entities` alone. */
  readonly requires?: readonly PlanSelection[];
  readonly operation: string;
  readonly operationName?: string | undefined;
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  /** What is done to a representation before it is sent, in order. */
  readonly inputRewrites?: readonly FetchDataRewrite[];
  /** What is done to the data of the answer before it is merged, in order. */
  readonly outputRewrites?: readonly FetchDataRewrite[];
  readonly contextRewrites?: readonly KeyRenamer[];
}

/** Runs its node at each object under the path; `@` in it stands for every item of a list. */
export interface FlattenNode {
  readonly kind: 'Flatten';
  readonly path: readonly (string | number)[];
  readonly node: PlanNode;
}

/** `condition` is the name of a variable of type Boolean. */
export interface ConditionNode {
  readonly kind: 'Condition';
  readonly condition: string;
  readonly ifClause?: PlanNode;
  readonly elseClause?: PlanNode;
}

/** What a representation needs of an object that is already there. */
export type PlanSelection = PlanField | PlanFragment;

export interface PlanField {
  readonly kind: 'Field';
  readonly alias?: string;
  readonly name: string;
  readonly selections?: readonly PlanSelection[];
}

export interface PlanFragment {
  readonly kind: 'InlineFragment';
  readonly typeCondition?: string;
  readonly selections: readonly PlanSelection[];
}

/**
 * A path's elements are response keys and type conditions (`... on User`); lists are walked through.
 * An object without `__typename` meets every type condition.
 */
export type FetchDataRewrite = ValueSetter | KeyRenamer;

export interface ValueSetter {
  readonly kind: 'ValueSetter';
  readonly path: readonly string[];
  readonly setValueTo: unknown;
}

/** Renames the last key of the path, whatever its value is, null included. */
export interface KeyRenamer {
  readonly kind: 'KeyRenamer';
  readonly path: readonly string[];
  readonly renameKeyTo: string;
}
