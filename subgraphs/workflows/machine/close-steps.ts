import type { EntityManager } from '@mikro-orm/sql';
import { RunStep } from '../model/run-step.ts';

/** How a run's steps end with it. */
export interface Closing {
  readonly workflowRunId: bigint;
  /** What becomes of the step at work; those after it are left out. */
  readonly open: 'FAILED' | 'CANCELLED';
  readonly at: Date;
}

/** Ends what is open of a run's steps, because the run ends and no retry takes it up again. */
export async function closeSteps(
  em: EntityManager,
  { workflowRunId, open, at }: Closing,
): Promise<void> {
  const ended = { finishedAt: at };
  await em.nativeUpdate(RunStep, { workflowRunId, state: 'RUNNING' }, { state: open, ...ended });
  await em.nativeUpdate(
    RunStep,
    { workflowRunId, state: 'PENDING' },
    { state: 'SKIPPED', ...ended },
  );
}
