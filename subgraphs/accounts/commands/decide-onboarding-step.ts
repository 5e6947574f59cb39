import { refuse, runCommand, targetNotFound, type MutationInput } from '@demarc/kit';
import type { AccountsContext } from '../loaders.ts';
import { OnboardingStep } from '../model/onboarding-step.ts';
import { lockTenant } from './lock-target.ts';

/** How a step of an onboarding was decided. */
export interface DecideOnboardingStepInput extends MutationInput {
  readonly organizationId: string;
  readonly stepCode: string;
  readonly decision: 'DONE' | 'SKIPPED';
  /** What shows that it is done; needed for DONE. */
  readonly evidence?: string | null;
}

/** Marks a step of an organization's onboarding as done, with evidence, or leaves it out. */
export function decideOnboardingStep(input: DecideOnboardingStepInput, context: AccountsContext) {
  return runCommand(context, {
    name: 'decideOnboardingStep',
    input,
    async work(command) {
      const { em, now, facts, actorRef } = command;
      const { stepCode, decision, evidence } = input;
      const { organization, permit } = await lockTenant(command, input.organizationId);
      const organizationRef = organization.publicRef;
      const { organizationId } = organization;
      const step = await em.findOne(OnboardingStep, { organizationId, stepCode });
      if (!step) throw targetNotFound('onboarding step', stepCode);
      permit('accounts.organization.manage', { organization: organizationRef });
      if (!step.mayBecome(decision)) {
        throw refuse('OnboardingStepStateConflict', `The step is ${step.state} already.`, {
          state: step.state,
        });
      }
      if (decision === 'DONE' && evidence == null) {
        throw refuse('EvidenceMissing', 'Give `evidence` of what shows that the step is done.', {
          stepCode,
        });
      }
      await facts.append({
        aggregateType: 'organization',
        aggregateId: organizationRef,
        eventType: 'accounts.onboarding_step.decided.v1',
        organizationRef,
        payload: { organizationRef, stepCode, from: step.state, to: decision },
      });
      step.state = decision;
      // What people write may name people: it stays here, and is in no fact.
      step.evidence = { by: actorRef, ...(evidence != null && { evidence }) };
      step.decidedAt = now;
      return { __typename: 'DecideOnboardingStepPayload', organizationRef };
    },
  });
}
