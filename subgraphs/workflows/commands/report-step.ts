import { refuse, runCommand, targetNotFound, type MutationInput } from '@demarc/kit';
import type { WorkflowsContext } from '../loaders.ts';
import { advanceRun } from '../machine/advance-run.ts';
import { moveRun } from '../machine/move-run.ts';
import { tellStep } from '../machine/tell-step.ts';
import { RunStep } from '../model/run-step.ts';
import { findRun } from './find-run.ts';

/** How which attempt at which step ended. */
export interface ReportStepInput extends MutationInput {
  readonly runId: string;
  readonly stepKey: string;
  readonly attempt: number;
  readonly outcome: 'SUCCEEDED' | 'FAILED';
}

/** Takes the word of whoever does a step outside: the run goes on, or fails and can be retried. */
export function reportStep(input: ReportStepInput, context: WorkflowsContext) {
  return runCommand(context, {
    name: 'reportStep',
    input,
    async work(command) {
      const { em, now } = command;
      const { stepKey, attempt, outcome } = input;
      const atHand = await findRun(command, input.runId, 'workflows.run.start');
      const { workflowRunId, publicRef: runRef } = atHand.run;
      const step = await em.findOne(RunStep, { workflowRunId, stepKey, attempt });
      if (!step) throw targetNotFound('attempt', `${stepKey}/${attempt}`);
      if (!step.isRunning() || atHand.version.step(stepKey)?.kind !== 'ACTION') {
        throw refuse(
          'StepNotReportable',
          `Attempt ${attempt} at ${stepKey} is ${step.state} and waits for no report.`,
          { state: step.state },
        );
      }
      const news = outcome === 'SUCCEEDED' ? 'succeeded' : 'failed';
      const reported = await tellStep(command, atHand, step, news);
      step.end(outcome, now);
      await em.flush();
      if (outcome === 'SUCCEEDED') await advanceRun(command, atHand, reported);
      else await moveRun(command, atHand, 'fail', { because: [reported] });
      return { __typename: 'ReportStepPayload', runRef };
    },
  });
}
