import type { ErrorCode } from '../../errors/error-catalogue.ts';
import type { QueryPlan } from './query-plan.ts';

/** Plans operations on a thread of its own, so that the request loop never waits for it. */
export interface Planner {
  /**
   * Loads a supergraph on the planner's thread; `name` is what messages call it.
   * @throws GatewayFault SUPERGRAPH_INVALID
   */
  load(sdl: string, name: string): Promise<LoadedSupergraph>;
  /** Ends the thread; what is asked and not answered breaks off. */
  stop(): Promise<void>;
}

/** One supergraph that operations can be planned on. */
export interface LoadedSupergraph extends SupergraphFacts {
  /** Plans one operation of a document that is valid in the API schema. Equal operations have equal plans. */
  plan(document: string, operationName: string | undefined): Promise<PlanOutcome>;
  /** The thread forgets it. What is asked of it afterwards is not planned. */
  unload(): void;
}

/** What the main thread has to know of a supergraph. */
export interface SupergraphFacts {
  /** What clients see of it, as SDL. */
  readonly apiSchema: string;
  /**
   * Each interface and union of the whole supergraph, inaccessible ones included, with what it stands for:
   * object types, and the interfaces that implement it. Type conditions of plans and rewrites name these.
   */
  readonly possibleTypes: Readonly<Record<string, readonly string[]>>;
  /** Each enum with its values that clients do not see: a subgraph may answer one all the same. */
  readonly hiddenValues: Readonly<Record<string, readonly string[]>>;
  readonly subgraphs: readonly PlannedSubgraph[];
}

export interface PlannedSubgraph {
  readonly name: string;
  readonly url: string;
}

/** A plan, or why there is none; `reason` is for the log, `message` for the client. */
export type PlanOutcome =
  | { readonly ok: true; readonly plan: QueryPlan }
  | { readonly ok: false; readonly error: PlanningError };

export interface PlanningError {
  readonly code: PlanningErrorCode;
  readonly message: string;
  readonly reason: string;
}

export type PlanningErrorCode = Extract<
  ErrorCode,
  | 'PLANNING_TIMEOUT'
  | 'PLANNING_FAILED'
  | 'PLANNING_CROWDED'
  | 'FIELD_UNREACHABLE'
  | 'OPERATION_UNSUPPORTED'
>;
