import { refuse } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';

/** As the database holds it. */
const MAX_ORGANIZATIONS = 200;

/**
 * Writes what makes somebody a member. To how many organizations a person belongs only the database sees:
 * its word becomes a refusal.
 * @throws Refused OrganizationLimitReached
 */
export async function flushMembership(em: EntityManager): Promise<void> {
  try {
    await em.flush();
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('TOO_MANY_ORGANIZATIONS:'))) throw error;
    throw refuse(
      'OrganizationLimitReached',
      `You belong to ${MAX_ORGANIZATIONS} organizations, and nobody to more. Leave one first.`,
      { limit: MAX_ORGANIZATIONS },
    );
  }
}
