import type { EntityManager } from '@mikro-orm/sql';
import { may, type Place } from '@demarc/foundation/identity';
import {
  insertAll,
  permissionDenied,
  refuse,
  runCommand,
  targetNotFound,
  type Command,
  type MutationInput,
} from '@demarc/kit';
import type { WorkflowsContext, WorkflowsLoaders } from '../loaders.ts';
import { advanceRun } from '../machine/advance-run.ts';
import { closeSteps } from '../machine/close-steps.ts';
import { moveRun } from '../machine/move-run.ts';
import { takeRun, type RunAtHand } from '../machine/run-at-hand.ts';
import { runPayload } from '../machine/run-payload.ts';
import { ApprovalDecision, type Voice } from '../model/approval-decision.ts';
import { ApprovalRequest } from '../model/approval-request.ts';
import { RunStep } from '../model/run-step.ts';
import type { WorkflowRun } from '../model/workflow-run.ts';

const APPROVE = 'workflows.run.approve';

/** What an approver says to what was asked, in person or by a delegate. */
export interface DecideApprovalInput extends MutationInput {
  readonly approvalId: string;
  readonly decision: 'APPROVE' | 'REJECT';
  readonly comment?: string | null;
  readonly onBehalfOfId?: string | null;
}

/** Counts a voice, and moves the run with the one that decides. */
export function decideApproval(input: DecideApprovalInput, context: WorkflowsContext) {
  return runCommand(context, {
    name: 'decideApproval',
    input,
    async work(command) {
      const { em } = command;
      const request = await em.findOne(ApprovalRequest, { publicRef: input.approvalId });
      if (!request) throw targetNotFound('approval', input.approvalId);
      const atHand = await takeRun(em, request.workflowRunId);
      await readAgain(em, request);
      const voice = voiceOf(command, atHand.run, input.onBehalfOfId ?? null);
      await checkVoice(command, { voice, request, run: atHand.run });
      const decided = await writeDecision(command, atHand, { input, voice, request });
      await readAgain(em, request);
      if (request.state === 'APPROVED') await goOn(command, atHand, { request, decided });
      if (request.state === 'REJECTED') await endRejected(command, atHand, decided);
      const approvalRef = request.publicRef;
      return { __typename: 'DecideApprovalPayload', runRef: atHand.run.publicRef, approvalRef };
    },
  });
}

/** Not `em.refresh`, which would leave bigints as the driver's strings. */
async function readAgain(em: EntityManager, { publicRef }: ApprovalRequest): Promise<void> {
  await em.findOneOrFail(ApprovalRequest, { publicRef }, { refresh: true });
}

/**
 * Who speaks: in person by a permission of one's own, in somebody's name by one that this person lent.
 * @throws Refused PermissionDenied
 */
function voiceOf(
  { identity, actorRef }: Command<WorkflowsLoaders>,
  run: WorkflowRun,
  onBehalfOf: string | null,
): Voice {
  const onBehalfOfRef = onBehalfOf === actorRef ? null : onBehalfOf;
  const grants = identity.grants.filter((grant) => grant.onBehalfOf === onBehalfOfRef);
  const place: Place = { organization: run.organizationRef, workspace: run.workspaceRef };
  if (!may({ grants }, APPROVE, place)) throw permissionDenied(APPROVE);
  return { actorRef, onBehalfOfRef };
}

interface Asked {
  readonly voice: Voice;
  readonly request: ApprovalRequest;
  readonly run: WorkflowRun;
}

/** @throws Refused RequesterMayNotDecide, NotAnApprover, AlreadyDecided, RunNotWaiting */
async function checkVoice(
  { em }: Command<WorkflowsLoaders>,
  { voice, request, run }: Asked,
): Promise<void> {
  const { actorRef, onBehalfOfRef } = voice;
  if ([actorRef, onBehalfOfRef].includes(run.requestedByRef)) {
    throw refuse(
      'RequesterMayNotDecide',
      'Whoever asked for a run does not decide on it, nor does anybody in their name. Somebody else who was asked has to.',
    );
  }
  const approverRef = onBehalfOfRef ?? actorRef;
  if (!request.isAskedOf(approverRef)) {
    throw refuse('NotAnApprover', `${approverRef} was not asked to decide this.`, {
      approverId: approverRef,
    });
  }
  const { approvalRequestId } = request;
  const given = await em.find(ApprovalDecision, { approvalRequestId });
  if (given.some((decision) => decision.isSameVoice(voice))) {
    throw refuse(
      'AlreadyDecided',
      'That voice has been given: a decision is never taken back, nor given twice.',
      { approverId: approverRef },
    );
  }
  if (!request.isPending() || run.state !== 'WAITING_APPROVAL') {
    throw refuse(
      'RunNotWaiting',
      `The run no longer waits for this: the approval is ${request.state}, the run ${run.state}.`,
      { state: run.state, approvalState: request.state },
    );
  }
}

interface Given {
  readonly input: DecideApprovalInput;
  readonly voice: Voice;
  readonly request: ApprovalRequest;
}

/** First the fact, without the comment, which is a person's own words. Returns the fact's id. */
async function writeDecision(
  { em, now, facts }: Command<WorkflowsLoaders>,
  atHand: RunAtHand,
  { input: { decision, comment }, voice, request }: Given,
): Promise<string> {
  const { publicRef: approvalRef, approvalRequestId } = request;
  const decided = await facts.append({
    aggregateType: 'approval_request',
    aggregateId: approvalRef,
    eventType: 'workflows.approval.decided.v1',
    organizationRef: atHand.run.organizationRef,
    payload: { ...runPayload(atHand), approvalRef, ...voice, decision },
  });
  await insertAll(em, ApprovalDecision, [
    { approvalRequestId, ...voice, decision, comment: comment ?? null, decidedAt: now },
  ]);
  return decided;
}

/** The step is done, and the run goes on from it. */
async function goOn(
  command: Command<WorkflowsLoaders>,
  atHand: RunAtHand,
  { request, decided }: { readonly request: ApprovalRequest; readonly decided: string },
): Promise<void> {
  const { em, now } = command;
  const approved = await moveRun(command, atHand, 'approve', { because: [decided] });
  const step = await em.findOneOrFail(RunStep, { runStepId: request.runStepId });
  step.end('SUCCEEDED', now);
  await em.flush();
  await advanceRun(command, atHand, approved);
}

async function endRejected(
  command: Command<WorkflowsLoaders>,
  atHand: RunAtHand,
  decided: string,
): Promise<void> {
  const { em, now } = command;
  await moveRun(command, atHand, 'reject', { because: [decided] });
  const { workflowRunId } = atHand.run;
  await closeSteps(em, { workflowRunId, open: 'FAILED', at: now });
}
