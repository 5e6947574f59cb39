import { refuse, runCommand, type MutationInput } from '@demarc/kit';
import type { WorkflowsContext } from '../loaders.ts';
import { closeSteps } from '../machine/close-steps.ts';
import { moveRun } from '../machine/move-run.ts';
import { findRun } from './find-run.ts';

/** Which run to end. */
export interface CancelRunInput extends MutationInput {
  readonly runId: string;
}

/** Ends a run before it is done; what it asked is asked no more. */
export function cancelRun(input: CancelRunInput, context: WorkflowsContext) {
  return runCommand(context, {
    name: 'cancelRun',
    input,
    async work(command) {
      const { em, now } = command;
      const atHand = await findRun(command, input.runId, 'workflows.run.start');
      const { run } = atHand;
      if (!run.mayBeCancelled()) {
        throw refuse(
          'RunAlreadyEnded',
          `The run has ended as ${run.state}: nothing is left to end.`,
          {
            state: run.state,
          },
        );
      }
      await moveRun(command, atHand, 'cancel');
      await closeSteps(em, { workflowRunId: run.workflowRunId, open: 'CANCELLED', at: now });
      return { __typename: 'CancelRunPayload', runRef: run.publicRef };
    },
  });
}
