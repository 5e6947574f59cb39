import { Migrator } from '@mikro-orm/migrations';
import { FoundationFault } from '../fault.ts';
import { checkHistory } from './check-history.ts';
import type { DatabaseDefinition, DatabaseObserver, Orm } from './database.ts';

/** Any number: what two starting replicas of one context wait on, so that only one of them migrates. */
const MIGRATION_LOCK = 4_201_977;

/**
 * Brings a schema to its newest migration, as the role that the ORM acts as. All pending migrations
 * are one transaction: a process killed in the middle leaves the schema as it was.
 *
 * @throws FoundationFault DATABASE_MIGRATION_FAILED naming the migration and what the database said,
 *   DATABASE_HISTORY_DIFFERS where what ran here is not what the code has
 */
export async function migrate(
  orm: Orm,
  { context, migrations }: DatabaseDefinition,
  { onProgress }: DatabaseObserver,
): Promise<void> {
  const connection = orm.em.getConnection();
  await connection.execute('select pg_advisory_lock(?)', [MIGRATION_LOCK]);
  try {
    await checkHistory(orm, { context, migrations });
    await applyPending(orm, context, onProgress);
  } finally {
    // A connection that broke has given it up, and what broke it is the thing to report.
    await connection
      .execute('select pg_advisory_unlock(?)', [MIGRATION_LOCK])
      .catch(() => undefined);
  }
}

async function applyPending(
  orm: Orm,
  context: string,
  onProgress: DatabaseObserver['onProgress'],
): Promise<void> {
  const migrator = new Migrator(orm.em);
  let current: string | undefined;
  migrator.on('migrating', ({ name }) => {
    if (current === undefined) onProgress?.('migrating');
    current = name;
  });
  try {
    await migrator.up();
  } catch (error) {
    const what = current === undefined ? 'The list of migrations' : `Migration ${current}`;
    const reason = error instanceof Error ? error.message : String(error);
    throw new FoundationFault(
      'DATABASE_MIGRATION_FAILED',
      `${what} of ${context} failed: ${reason}. The schema is as it was before this start.`,
      { cause: error },
    );
  }
}
