import type { OnboardingStep } from './onboarding-step.ts';

/** How far an organization has come in setting itself up: derived from its steps, never stored. */
export class Onboarding {
  readonly steps: readonly OnboardingStep[];

  constructor(steps: readonly OnboardingStep[]) {
    this.steps = steps;
  }

  get completedSteps(): number {
    return this.steps.filter((step) => step.isDecided()).length;
  }

  get state(): 'NOT_STARTED' | 'IN_PROGRESS' | 'COMPLETED' {
    if (this.completedSteps === 0) return 'NOT_STARTED';
    return this.completedSteps < this.steps.length ? 'IN_PROGRESS' : 'COMPLETED';
  }
}
