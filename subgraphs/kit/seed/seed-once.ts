import { rolesOf, type Database } from '@demarc/foundation/database';
import { errorCode } from '@demarc/foundation/process';
import { SubgraphFault } from '../fault.ts';
import type { SubgraphDefinition } from '../subgraph-definition.ts';
import { asSystem } from '../tenancy/act-as.ts';
import { SEED_TODAY, type SeedPlan } from './seed-plan.ts';

/**
 * Seeds a database that has never been seeded, in one transaction with the row that says so: a
 * process killed in the middle leaves it empty. What was seeded before stays as it is.
 *
 * @param onSeeding - called when there is something to seed
 * @returns how many organizations the database was seeded with, now or then
 * @throws SubgraphFault SEED_REFUSED where the application's role may not write what the seed does
 */
export async function seedOnce<Loaders>(
  subgraph: SubgraphDefinition<Loaders>,
  database: Database,
  organizations: number,
  onSeeding?: () => void,
): Promise<{ organizations: number; isNew: boolean }> {
  const plan: SeedPlan = { organizations, today: SEED_TODAY };
  return asSystem(database.fork(), async (em) => {
    // A long history takes longer than any request may.
    await em.execute('set local statement_timeout = 0');
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
    onSeeding?.();
    await subgraph.seed(em, plan).catch((error: unknown) => {
      throw describeSeedError(error, subgraph.database.context);
    });
    return { organizations, isNew: true };
  });
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const INSUFFICIENT_PRIVILEGE = '42501';

/** PostgreSQL names the table that is not granted, but neither the role nor the way out. */
function describeSeedError(error: unknown, context: string): unknown {
  if (!(error instanceof Error) || errorCode(error) !== INSUFFICIENT_PRIVILEGE) return error;
  return new SubgraphFault(
    'SEED_REFUSED',
    `The seed of ${context} writes what the role ${rolesOf(context).app} may not: ${error.message}. ` +
      'Grant it in a new migration, or in this one if it never ran elsewhere.',
    { cause: error },
  );
}
