import { defineEntity, p } from '@mikro-orm/core';
import { mayFollow } from './lifecycles.ts';

/** What an organization is asked to set up, in the order in which it is offered. */
export const onboardingStepCodes = [
  'verify_domain',
  'invite_team',
  'choose_plan',
  'first_workflow',
] as const;

export const OnboardingStepSchema = defineEntity({
  name: 'OnboardingStep',
  tableName: 'onboarding_steps',
  properties: {
    onboardingStepId: p.bigint().primary(),
    organizationId: p.bigint(),
    stepCode: p.text(),
    state: p.enum(['PENDING', 'DONE', 'SKIPPED'] as const),
    evidence: p.json<Readonly<Record<string, unknown>>>(),
    decidedAt: p.datetime().nullable(),
  },
});

/** One step of an onboarding; done only with evidence. */
export class OnboardingStep extends OnboardingStepSchema.class {
  isDecided(): boolean {
    return this.state !== 'PENDING';
  }

  mayBecome(state: OnboardingStep['state']): boolean {
    return mayFollow('onboarding_steps', this.state, state);
  }
}

OnboardingStepSchema.setClass(OnboardingStep);
