import type { EntityManager } from '@mikro-orm/sql';
import type { SeedPlan } from '@demarc/kit';
import { findRoles } from './seed/find-roles.ts';
import { seedDelegations } from './seed/seed-delegations.ts';
import { seedMembers } from './seed/seed-members.ts';
import { seedOnboarding } from './seed/seed-onboarding.ts';
import { seedOrganizations } from './seed/seed-organizations.ts';

/** Fills an empty accounts database: what exists, who belongs to it, and who may do what. */
export async function seedAccounts(
  em: EntityManager,
  plan: SeedPlan,
  dataKey: Uint8Array,
): Promise<void> {
  const roles = await findRoles(em);
  const organizations = await seedOrganizations(em, plan);
  await seedOnboarding(em, organizations);
  const members = await seedMembers(em, { organizations, roles, dataKey });
  await seedDelegations(em, members, plan);
}
