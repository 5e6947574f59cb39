import { appendTransitions } from './append-transitions.ts';
import { WorkflowRun } from '../model/workflow-run.ts';
import { MACHINE } from './machine.ts';
import { moveFactNames, type RunEvent } from './move-facts.ts';
import type { Moving } from './moving.ts';
import type { RunAtHand } from './run-at-hand.ts';
import { runPayload } from './run-payload.ts';

/** Events that nobody makes happen: the machine does, and only on the ground of facts. */
const machineEvents: ReadonlySet<RunEvent> = new Set([
  'await_approval',
  'expire',
  'complete',
  'fail',
]);

/** What a move rests on, and what its fact says beyond the run. */
export interface MoveGrounds {
  /** Ids of the facts that led to it. */
  readonly because?: readonly string[];
  readonly payload?: Readonly<Record<string, unknown>>;
}

/**
 * Moves a run one step: first the fact, then the transition, which names the fact as its evidence.
 * Returns the fact's id.
 */
export async function moveRun(
  { em, now, traceId, facts, actorRef: asker }: Moving,
  atHand: RunAtHand,
  event: RunEvent,
  { because = [], payload = {} }: MoveGrounds = {},
): Promise<string> {
  const { run } = atHand;
  const actorRef = machineEvents.has(event) ? MACHINE : asker;
  const factId = await facts.append({
    aggregateType: 'workflow_run',
    aggregateId: run.publicRef,
    eventType: `workflows.run.${moveFactNames[event]}.v1`,
    organizationRef: run.organizationRef,
    actorRef,
    payload: { ...runPayload(atHand), ...payload },
  });
  await appendTransitions(em, [
    {
      workflowRunId: run.workflowRunId,
      seq: run.version + 1n,
      event,
      actorRef,
      evidence: { eventIds: [factId, ...because] },
      requestId: factId,
      traceId,
      occurredAt: now,
    },
  ]);
  // Not `em.refresh`, which would leave bigints as the driver's strings.
  const { workflowRunId } = run;
  await em.findOneOrFail(WorkflowRun, { workflowRunId }, { refresh: true });
  return factId;
}
