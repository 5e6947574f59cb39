import type { CheckStep } from '../../check-report.ts';
import { openStepSpinner } from './step-spinner.ts';

/** Does what takes long while a spinner on the terminal names it. */
export async function whileSpinning<Result>(
  step: CheckStep,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  const spinner = openStepSpinner(process.stderr);
  spinner.show(step);
  try {
    return await work();
  } finally {
    await spinner.close();
  }
}
