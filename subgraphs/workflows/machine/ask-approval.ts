import { insertAll, newRef } from '@demarc/kit';
import { ApprovalRequest } from '../model/approval-request.ts';
import type { ApprovalStep } from '../model/definition-version.ts';
import type { RunStep } from '../model/run-step.ts';
import { MACHINE } from './machine.ts';
import { moveRun } from './move-run.ts';
import type { Moving } from './moving.ts';
import type { RunAtHand } from './run-at-hand.ts';
import { runPayload } from './run-payload.ts';

const HOUR_MS = 3_600_000;

/** Asks the run's approvers, and lets the run wait for them. */
export async function askApproval(
  moving: Moving,
  atHand: RunAtHand,
  { step, attempt }: { readonly step: ApprovalStep; readonly attempt: RunStep },
): Promise<void> {
  const { em, now, facts } = moving;
  const { run } = atHand;
  const approvalRef = newRef('apr');
  const { approverRefs } = run;
  const { requiredCount } = step;
  const asked = await facts.append({
    aggregateType: 'approval_request',
    aggregateId: approvalRef,
    eventType: 'workflows.approval.requested.v1',
    organizationRef: run.organizationRef,
    actorRef: MACHINE,
    payload: { ...runPayload(atHand), approvalRef, approverRefs, requiredCount },
  });
  attempt.begin(now);
  await em.flush();
  await insertAll(em, ApprovalRequest, [
    {
      publicRef: approvalRef,
      workflowRunId: run.workflowRunId,
      runStepId: attempt.runStepId,
      approverRefs,
      requiredCount,
      dueAt: new Date(now.getTime() + step.dueInHours * HOUR_MS),
      createdAt: now,
    },
  ]);
  await moveRun(moving, atHand, 'await_approval', { because: [asked] });
}
