import { properties } from '@demarc/kit';
import type { RunStep as RunStepModel } from '../model/run-step.ts';

export const RunStep = {
  ...properties<RunStepModel>('attempt', 'state', 'startedAt', 'finishedAt'),
  key: (step: RunStepModel) => step.stepKey,
};
