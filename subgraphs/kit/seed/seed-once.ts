import type { Database } from '@demarc/foundation/database';
import type { SubgraphDefinition } from '../subgraph-definition.ts';
import { SEED_TODAY, type SeedPlan } from './seed-plan.ts';

/**
 * Seeds a database that has never been seeded, in one transaction with the row that says so: a
 * process killed in the middle leaves it empty. What was seeded before stays as it is.
 *
 * @returns how many organizations the database was seeded with, now or then
 */
export async function seedOnce<Loaders>(
  subgraph: SubgraphDefinition<Loaders>,
  database: Database,
  organizations: number,
): Promise<{ organizations: number; isNew: boolean }> {
  const plan: SeedPlan = { organizations, today: SEED_TODAY };
  return database.fork().transactional(async (em) => {
    const [seeded]: { organizations: number }[] = await em.execute(
      'insert into seeds (name, organizations) values (?, ?) on conflict (name) do nothing returning organizations',
      ['demonstration', organizations],
    );
    if (!seeded) {
      const [before]: { organizations: number }[] = await em.execute(
        'select organizations from seeds',
      );
      return { organizations: before?.organizations ?? 0, isNew: false };
    }
    await subgraph.seed(em, plan);
    return { organizations, isNew: true };
  });
}
