import { insertAll } from '@demarc/kit';
import type { StepDefinition } from '../model/definition-version.ts';
import { RunStep } from '../model/run-step.ts';
import { askApproval } from './ask-approval.ts';
import { MACHINE } from './machine.ts';
import { moveRun } from './move-run.ts';
import type { Moving } from './moving.ts';
import type { RunAtHand } from './run-at-hand.ts';
import { tellStep } from './tell-step.ts';

/**
 * Takes a running run as far as the machine can: step by step, until one waits for a report or for
 * people, or none is left. A step of the machine is done when its fact stands in the feed.
 *
 * @param cause - the id of the fact that set the run going
 */
export async function advanceRun(moving: Moving, atHand: RunAtHand, cause: string): Promise<void> {
  const { em, now } = moving;
  const { run, version } = atHand;
  const attempts = await latestAttempts(moving, run.workflowRunId);
  let last = cause;
  for (const step of version.steps()) {
    const latest = attempts.get(step.key);
    if (latest?.state === 'SUCCEEDED') continue;
    const attempt = await openAttempt(moving, atHand, { step, latest });
    if (step.kind === 'APPROVAL') return askApproval(moving, atHand, { step, attempt });
    if (step.awaitsReport === true) {
      await tellStep({ ...moving, actorRef: MACHINE }, atHand, attempt, 'started');
      attempt.begin(now);
      return em.flush();
    }
    last = await tellStep({ ...moving, actorRef: MACHINE }, atHand, attempt, 'succeeded');
    attempt.begin(now);
    await em.flush();
    attempt.end('SUCCEEDED', now);
    await em.flush();
  }
  const startedAt = run.startedAt ?? now;
  const stepCount = version.steps().length;
  const durationSeconds = Math.round((now.getTime() - startedAt.getTime()) / 1000);
  const payload = { startedAt, finishedAt: now, stepCount, durationSeconds };
  await moveRun(moving, atHand, 'complete', { because: [last], payload });
}

async function latestAttempts(
  { em }: Pick<Moving, 'em'>,
  workflowRunId: bigint,
): Promise<ReadonlyMap<string, RunStep>> {
  const orderBy = { attempt: 'asc' } as const;
  const steps = await em.find(RunStep, { workflowRunId }, { orderBy, refresh: true });
  return new Map(steps.map((step) => [step.stepKey, step]));
}

/** The attempt that is to be made now: the one that waits, or one more after a failed one. */
async function openAttempt(
  { em }: Pick<Moving, 'em'>,
  { run: { workflowRunId } }: RunAtHand,
  { step, latest }: { readonly step: StepDefinition; readonly latest: RunStep | undefined },
): Promise<RunStep> {
  if (latest?.state === 'PENDING') return latest;
  const attempt = (latest?.attempt ?? 0) + 1;
  await insertAll(em, RunStep, [{ workflowRunId, stepKey: step.key, attempt, state: 'PENDING' }]);
  return em.findOneOrFail(RunStep, { workflowRunId, stepKey: step.key, attempt });
}
