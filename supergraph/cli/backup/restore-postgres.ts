import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { queryPostgres, type PostgresContext } from './dump-postgres.ts';
import { runPostgresTool } from './postgres-tool.ts';

const dropEverything = fileURLToPath(new URL('./drop-everything.sql', import.meta.url));

/** Whether a database has tables already. */
export async function isOccupied(stored: PostgresContext): Promise<boolean> {
  const count = await queryPostgres(
    stored,
    `select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  );
  return count !== '0';
}

/** How many others are connected to a database now. */
export async function countSessions(stored: PostgresContext): Promise<number> {
  const count = await queryPostgres(
    stored,
    `select count(*) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null`,
  );
  return Number(count);
}

/**
 * Puts a dump into a database, in place of all that is there. It is one transaction: where anything fails,
 * everything is as it was. Where others follow its facts, the last of it begins a new epoch of transaction
 * ids, because the ids that were given after the dump are given again, and consumers have seen them.
 */
export async function restorePostgres(stored: PostgresContext, dump: string): Promise<void> {
  const context = stored.name;
  const folder = await mkdtemp(join(tmpdir(), 'demarc-restore-'));
  try {
    const script = join(folder, 'restore.sql');
    await runPostgresTool({
      program: 'pg_restore',
      args: ['--no-owner', '--file', script, dump],
      context,
    });
    const steps = [
      ['--command', `set role "${stored.role}"`],
      ['--file', dropEverything],
      ['--file', script],
      // By its full name: the script has emptied the search path.
      ...(stored.hasFeed ? [['--command', 'select public.begin_outbox_epoch()']] : []),
    ];
    await runPostgresTool({
      program: 'psql',
      args: [
        ...['--no-psqlrc', '--quiet', '--single-transaction', '--set', 'ON_ERROR_STOP=1'],
        ...['--output', join(folder, 'output'), ...steps.flat()],
      ],
      url: stored.url,
      context,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
