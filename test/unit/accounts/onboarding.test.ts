import { describe, expect, test } from '@jest/globals';
import { Onboarding } from '../../../subgraphs/accounts/model/onboarding.ts';
import { OnboardingStep } from '../../../subgraphs/accounts/model/onboarding-step.ts';

const table = [
  { steps: [], completedSteps: 0, state: 'NOT_STARTED' },
  { steps: ['PENDING', 'PENDING'], completedSteps: 0, state: 'NOT_STARTED' },
  { steps: ['DONE', 'PENDING'], completedSteps: 1, state: 'IN_PROGRESS' },
  { steps: ['SKIPPED', 'PENDING'], completedSteps: 1, state: 'IN_PROGRESS' },
  { steps: ['PENDING', 'DONE'], completedSteps: 1, state: 'IN_PROGRESS' },
  { steps: ['DONE', 'SKIPPED'], completedSteps: 2, state: 'COMPLETED' },
  { steps: ['SKIPPED', 'SKIPPED'], completedSteps: 2, state: 'COMPLETED' },
  { steps: ['DONE'], completedSteps: 1, state: 'COMPLETED' },
] as const;

describe('an onboarding', () => {
  test.each(table)('of $steps is $state', ({ steps, completedSteps, state }) => {
    const onboarding = new Onboarding(
      steps.map((step) => Object.assign(new OnboardingStep(), { state: step })),
    );
    const { completedSteps: completed, state: reached } = onboarding;
    expect({ completed, reached }).toEqual({ completed: completedSteps, reached: state });
  });
});
