import { refuse, runCommand, type MutationInput } from '@demarc/kit';
import type { WorkflowsContext } from '../loaders.ts';
import { advanceRun } from '../machine/advance-run.ts';
import { moveRun } from '../machine/move-run.ts';
import { findRun } from './find-run.ts';

/** Which run to take up again. */
export interface RetryRunInput extends MutationInput {
  readonly runId: string;
}

/** Takes a failed run up at the step that failed, with one more attempt. */
export function retryRun(input: RetryRunInput, context: WorkflowsContext) {
  return runCommand(context, {
    name: 'retryRun',
    input,
    async work(command) {
      const atHand = await findRun(command, input.runId, 'workflows.run.start');
      const { run } = atHand;
      if (!run.mayBeRetried()) {
        throw refuse('RunNotFailed', `The run is ${run.state}; only a FAILED one can be retried.`, {
          state: run.state,
        });
      }
      const retried = await moveRun(command, atHand, 'retry');
      await advanceRun(command, atHand, retried);
      return { __typename: 'RetryRunPayload', runRef: run.publicRef };
    },
  });
}
