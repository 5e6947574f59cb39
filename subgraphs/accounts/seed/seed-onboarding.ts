import type { EntityManager } from '@mikro-orm/sql';
import { daysBefore, insertAll, seedNumber } from '@demarc/kit';
import { OnboardingStep, onboardingStepCodes as stepCodes } from '../model/onboarding-step.ts';
import type { SeededOrganization } from './seed-organizations.ts';

/** Seeds the onboarding of each organization: every step as it begins, then those that were decided. */
export async function seedOnboarding(
  em: EntityManager,
  organizations: readonly SeededOrganization[],
): Promise<void> {
  await insertAll(
    em,
    OnboardingStep,
    organizations.flatMap(({ organizationId }) =>
      stepCodes.map((stepCode) => ({
        organizationId,
        stepCode,
        state: 'PENDING' as const,
        evidence: {},
        decidedAt: null,
      })),
    ),
  );
  await em.execute(
    `update onboarding_steps set state = decided.state, decided_at = decided.at,
       evidence = '{"by": "system:seed"}'
     from json_to_recordset(?::json)
       as decided(organization_id bigint, step_code text, state text, at timestamptz)
     where onboarding_steps.organization_id = decided.organization_id
       and onboarding_steps.step_code = decided.step_code`,
    [JSON.stringify(organizations.flatMap(decisionsOf))],
  );
}

/** The first organization has decided every step, the others as many as chance gave them. */
function decisionsOf({ ordinal, organizationId, createdAt }: SeededOrganization): object[] {
  const decided =
    ordinal === 1 ? stepCodes.length : seedNumber(stepCodes.length + 1, 'steps', ordinal);
  return stepCodes.slice(0, decided).map((stepCode, index) => ({
    organization_id: String(organizationId),
    step_code: stepCode,
    state: seedNumber(6, 'skipped', ordinal, index) === 0 ? 'SKIPPED' : 'DONE',
    at: daysBefore(createdAt, -index - 1),
  }));
}
