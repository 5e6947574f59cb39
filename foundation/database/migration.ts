import { createHash } from 'node:crypto';
import { Migration as MikroMigration } from '@mikro-orm/migrations';
import type { MigrationObject } from '@mikro-orm/core';

/**
 * One step of a schema's history: never edited once it has been released, only followed by another.
 * PGlite takes one statement at a time, so a migration is a list of them.
 */
export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}

/** The form that MikroORM's migrator runs, each in one transaction. */
export function toMigrationObject(migration: Migration): MigrationObject {
  class Statements extends MikroMigration {
    override up(): void {
      for (const statement of migration.statements) this.addSql(statement);
      // In the migration's own transaction: it has run exactly where its digest stands.
      this.addSql(
        'create table if not exists migration_digests (name text primary key, digest text not null)',
      );
      this.addSql(
        `insert into migration_digests (name, digest) values ('${migration.name}', '${digestMigrations([migration])}')`,
      );
    }
  }
  return { name: migration.name, class: Statements };
}

/** Names one schema: equal lists of migrations have equal digests. */
export function digestMigrations(migrations: readonly Migration[]): string {
  return createHash('sha256').update(JSON.stringify(migrations)).digest('hex');
}
