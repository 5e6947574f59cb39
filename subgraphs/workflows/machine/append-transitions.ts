import type { EntityManager } from '@mikro-orm/sql';
import type { RunEvent } from './move-facts.ts';
import type { TransitionEvidence } from '../model/run-transition.ts';

/** A move as it is asked for: where it leads from and to, the database's machine says. */
export interface NewTransition {
  readonly workflowRunId: bigint;
  /** The run's version that it was decided on, plus one; another is refused as stale. */
  readonly seq: bigint;
  readonly event: RunEvent;
  /** A user's ref, or `system:…` for the machine's own events. */
  readonly actorRef: string;
  readonly evidence: TransitionEvidence;
  /** Names the move within its run: the fact's id, because one request makes several moves. */
  readonly requestId: string;
  readonly traceId: string;
  readonly occurredAt: Date;
}

const CHUNK = 1000;

/**
 * Moves runs, at most one step each, within the transaction of `em`. The database refuses what is
 * illegal or stale and sets the run's state; nothing else does.
 */
export async function appendTransitions(
  em: EntityManager,
  transitions: readonly NewTransition[],
): Promise<void> {
  for (let start = 0; start < transitions.length; start += CHUNK) {
    const rows = transitions.slice(start, start + CHUNK).map(toRow);
    await em.execute(
      `insert into workflow_transitions
         (workflow_run_id, seq, event, actor_ref, evidence, request_id, trace_id, occurred_at)
       select * from json_to_recordset(?::json) as move(workflow_run_id bigint, seq bigint, event text,
         actor_ref text, evidence jsonb, request_id text, trace_id text, occurred_at timestamptz)`,
      [JSON.stringify(rows)],
    );
  }
}

function toRow(move: NewTransition): object {
  return {
    workflow_run_id: String(move.workflowRunId),
    seq: String(move.seq),
    event: move.event,
    actor_ref: move.actorRef,
    evidence: move.evidence,
    request_id: move.requestId,
    trace_id: move.traceId,
    occurred_at: move.occurredAt,
  };
}
