import { properties } from '@demarc/kit';
import type { Onboarding as OnboardingModel } from '../model/onboarding.ts';
import type { OnboardingStep as OnboardingStepModel } from '../model/onboarding-step.ts';

export const Onboarding = properties<OnboardingModel>('state', 'completedSteps', 'steps');

export const OnboardingStep = {
  ...properties<OnboardingStepModel>('state', 'decidedAt'),
  code: (step: OnboardingStepModel) => step.stepCode,
};
