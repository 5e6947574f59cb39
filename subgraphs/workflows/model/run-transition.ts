import { defineEntity, p } from '@mikro-orm/core';
import { workflowRunStates } from './workflow-run.ts';

/** What a transition rests on: events that were recorded, and whatever else its author adds. */
export interface TransitionEvidence {
  readonly eventIds?: readonly string[];
  readonly [name: string]: unknown;
}

export const RunTransitionSchema = defineEntity({
  name: 'RunTransition',
  tableName: 'workflow_transitions',
  properties: {
    workflowTransitionId: p.bigint().primary(),
    workflowRunId: p.bigint(),
    seq: p.bigint(),
    fromState: p.enum(workflowRunStates),
    event: p.text(),
    toState: p.enum(workflowRunStates),
    actorRef: p.text(),
    evidence: p.json<TransitionEvidence>(),
    requestId: p.text(),
    traceId: p.text(),
    occurredAt: p.datetime(),
  },
});

/** One move of a run, with who made it and what it rests on: the audit trail. */
export class RunTransition extends RunTransitionSchema.class {
  /** Who made it; null where the machine did. */
  userRef(): string | null {
    return this.actorRef.startsWith('usr_') ? this.actorRef : null;
  }

  evidenceEventIds(): readonly string[] {
    return this.evidence.eventIds ?? [];
  }
}

RunTransitionSchema.setClass(RunTransition);
