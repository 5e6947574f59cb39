import type { PlanningErrorCode, SupergraphFacts } from './planner.ts';
import type { QueryPlan } from './query-plan.ts';

/** What the planner's thread is asked, one after the other. */
export interface PlannerQuestion {
  readonly id: number;
  /** Names the supergraph between the two threads. */
  readonly supergraph: string;
  /** The SDL, where this thread has not been given it; loaded first. */
  readonly sdl?: string;
  readonly work: PlannerWork;
}

export type PlannerWork =
  | { readonly kind: 'facts' }
  | {
      readonly kind: 'plan';
      readonly document: string;
      readonly operationName: string | undefined;
    };

/** The thread forgets a supergraph; not answered. */
export interface PlannerUnload {
  readonly unload: string;
}

/** The thread has loaded its program and takes questions. */
export interface PlannerReady {
  readonly kind: 'ready';
}

/** Its answer to the question of that id. */
export type PlannerAnswer = PlannerReply & { readonly id: number };

/** What was asked for, or why it is not to be had, in words that outlive the thread. */
export type PlannerReply =
  | { readonly kind: 'facts'; readonly facts: SupergraphFacts }
  | { readonly kind: 'plan'; readonly plan: QueryPlan }
  | PlannerRefusal;

/** `SUPERGRAPH_INVALID` where the SDL cannot be loaded. */
export interface PlannerRefusal {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  readonly message: string;
}

export type RefusalCode = PlanningErrorCode | 'SUPERGRAPH_INVALID';
