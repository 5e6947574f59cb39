import { z } from 'zod';
import type { ContextEntry } from './manifest.ts';
import { runPostgresTool } from './postgres-tool.ts';
import type { StoredContext } from './stored-contexts.ts';

/** A context in a PostgreSQL. */
export type PostgresContext = Extract<StoredContext, { engine: 'postgresql' }>;

/** Dumps the database of a context, as of one moment and while it is in use, in PostgreSQL's custom format. */
export async function dumpPostgres(stored: PostgresContext, to: string): Promise<void> {
  await runPostgresTool({
    program: 'pg_dump',
    // As the owner, whom row-level security does not keep anything from.
    args: ['--format', 'custom', '--no-owner', '--role', stored.role, '--file', to],
    url: stored.url,
    context: stored.name,
  });
}

/** Which migrations have run in a database; null where no migration ever has. */
export async function migrationsOf(stored: PostgresContext): Promise<ContextEntry['migrations']> {
  const isMigrated = await queryPostgres(
    stored,
    `select to_regclass('public.migration_digests') is not null`,
  );
  if (isMigrated !== 't') return null;
  const text = await queryPostgres(
    stored,
    `select coalesce(json_agg(json_build_object('name', name, 'digest', digest) order by name), '[]')
     from public.migration_digests`,
  );
  const shape = z.array(z.object({ name: z.string(), digest: z.string() }));
  return shape.parse(JSON.parse(text));
}

/** Runs SQL as the owner of a context's database, and returns what it prints, unaligned. */
export async function queryPostgres(stored: PostgresContext, sql: string): Promise<string> {
  const args = [
    '--no-psqlrc',
    '--quiet',
    '--tuples-only',
    '--no-align',
    '--set',
    'ON_ERROR_STOP=1',
  ];
  const text = await runPostgresTool({
    program: 'psql',
    args: [...args, '--command', `set role "${stored.role}"`, '--command', sql],
    url: stored.url,
    context: stored.name,
  });
  return text.trim();
}
