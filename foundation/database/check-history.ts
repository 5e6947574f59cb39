import { FoundationFault } from '../fault.ts';
import type { DatabaseDefinition, Orm } from './database.ts';
import { digestMigrations } from './migration.ts';

/**
 * Compares what has run in this database with what the code has. A migration that was edited after it
 * ran would leave this database different from every fresh one, and nobody would know.
 *
 * @throws FoundationFault DATABASE_HISTORY_DIFFERS naming the migration, and the way back
 */
export async function checkHistory(
  orm: Orm,
  { context, migrations }: Pick<DatabaseDefinition, 'context' | 'migrations'>,
): Promise<void> {
  const connection = orm.em.getConnection();
  const [there]: { exists: boolean }[] = await connection.execute(
    `select to_regclass('public.migration_digests') is not null as exists`,
  );
  if (there?.exists !== true) return;
  const ran: { name: string; digest: string }[] = await connection.execute(
    'select name, digest from migration_digests order by name',
  );
  const known = new Map(migrations.map((one) => [one.name, digestMigrations([one])]));
  for (const { name, digest } of ran) {
    if (known.get(name) === digest) continue;
    throw new FoundationFault(
      'DATABASE_HISTORY_DIFFERS',
      known.has(name)
        ? `Migration ${name} of ${context} was changed after it ran here. Put it back as it was and ` +
            'add a new one after it; if it was never released, delete the embedded database instead.'
        : `Migration ${name} of ${context} has run here, but this code does not know it: the database ` +
            'is newer than the code, or the migration was taken out of the list. Run the newer code.',
    );
  }
}
