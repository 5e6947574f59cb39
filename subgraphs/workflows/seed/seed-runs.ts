import type { EntityManager } from '@mikro-orm/sql';
import { appendEvents, insertAll, seedRef } from '@demarc/kit';
import { appendTransitions } from '../machine/append-transitions.ts';
import { ApprovalDecision } from '../model/approval-decision.ts';
import { ApprovalRequest } from '../model/approval-request.ts';
import { RunStep } from '../model/run-step.ts';
import { WorkflowRun } from '../model/workflow-run.ts';
import { decisionsOf } from './run-decisions.ts';
import { factsOf } from './run-facts.ts';
import { movesOf } from './run-moves.ts';
import { stepsOf } from './run-steps.ts';
import { approvalRefOf, approvalStepOf, timeOf, type RunStory } from './run-story.ts';

/** A run that was seeded, with what it was made from. */
interface SeededRun {
  readonly workflowRunId: bigint;
  readonly story: RunStory;
}

/**
 * Seeds runs the way they really come to be: the facts first, each run CREATED, and every state by a
 * transition, wave by wave, with what was asked and decided between the waves.
 */
export async function seedRuns(em: EntityManager, stories: readonly RunStory[]): Promise<void> {
  await appendEvents(em, stories.flatMap(factsOf));
  const rows = await insertAll(em, WorkflowRun, stories.map(rowOf));
  const runs = stories.map((story, index) => ({
    workflowRunId: rows[index]?.workflowRunId ?? 0n,
    story,
  }));
  const steps = await insertAll(
    em,
    RunStep,
    runs.flatMap(({ story, workflowRunId }) => stepsOf(story, workflowRunId)),
  );
  await moveRuns(em, runs, 1);
  const requests = await seedRequests(em, runs, steps);
  await moveRuns(em, runs, 2);
  await seedDecisions(em, runs, requests);
  const longest = Math.max(0, ...stories.map((story) => story.path.events.length));
  for (let seq = 3; seq <= longest; seq += 1) await moveRuns(em, runs, seq);
}

function rowOf(story: RunStory) {
  return {
    publicRef: story.ref,
    definitionVersionId: story.version.definitionVersionId,
    organizationRef: seedRef('org', story.organization),
    workspaceRef: seedRef('wsp', story.organization, story.workspace),
    subjectRef: story.subjectRef,
    requestedByRef: story.requesterRef,
    // Only a run that may ask somebody has somebody to ask.
    approverRefs: approvalStepOf(story) ? [...story.approverRefs] : [],
    createdAt: story.createdAt,
  };
}

/** Makes the move with the given number in every run that has one. */
function moveRuns(em: EntityManager, runs: readonly SeededRun[], seq: number): Promise<void> {
  const moves = runs.flatMap(({ story, workflowRunId }) =>
    movesOf(story)
      .filter((move) => move.seq === seq)
      .map(({ factId, ...move }) => ({
        ...move,
        seq: BigInt(seq),
        workflowRunId,
        evidence: { eventIds: [factId] },
        requestId: factId,
        traceId: 'seed',
      })),
  );
  return appendTransitions(em, moves);
}

async function seedRequests(
  em: EntityManager,
  runs: readonly SeededRun[],
  steps: readonly RunStep[],
): Promise<ReadonlyMap<bigint, ApprovalRequest>> {
  const stepIds = new Map(
    steps.map((step) => [`${step.workflowRunId}/${step.stepKey}`, step.runStepId]),
  );
  const requests = await insertAll(
    em,
    ApprovalRequest,
    runs.flatMap(({ story, workflowRunId }) => {
      const asked = approvalStepOf(story);
      const askedAt = timeOf(story, 'await_approval');
      if (!asked || !askedAt) return [];
      return [
        {
          publicRef: approvalRefOf(story),
          workflowRunId,
          runStepId: stepIds.get(`${workflowRunId}/${asked.key}`) ?? 0n,
          approverRefs: [...story.approverRefs],
          requiredCount: asked.requiredCount,
          dueAt: new Date(askedAt.getTime() + asked.dueInHours * 3_600_000),
          createdAt: askedAt,
        },
      ];
    }),
  );
  return new Map(requests.map((request) => [request.workflowRunId, request]));
}

async function seedDecisions(
  em: EntityManager,
  runs: readonly SeededRun[],
  requests: ReadonlyMap<bigint, ApprovalRequest>,
): Promise<void> {
  const decisions = runs.flatMap(({ story, workflowRunId }) => {
    const approvalRequestId = requests.get(workflowRunId)?.approvalRequestId;
    if (approvalRequestId === undefined) return [];
    return decisionsOf(story).map((decision) => ({ approvalRequestId, ...decision }));
  });
  await insertAll(em, ApprovalDecision, decisions);
}
