import { Migrator } from '@mikro-orm/migrations';
import type { Orm } from './database.ts';

/** Any number: what two starting replicas of one context wait on, so that only one of them migrates. */
const MIGRATION_LOCK = 4_201_977;

/**
 * Brings a schema to its newest migration, as the role that the ORM acts as. All pending migrations
 * are one transaction: a process killed in the middle leaves the schema as it was.
 */
export async function migrate(orm: Orm): Promise<void> {
  const connection = orm.em.getConnection();
  await connection.execute('select pg_advisory_lock(?)', [MIGRATION_LOCK]);
  try {
    await new Migrator(orm.em).up();
  } finally {
    await connection.execute('select pg_advisory_unlock(?)', [MIGRATION_LOCK]);
  }
}
