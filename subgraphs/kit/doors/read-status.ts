import { existsSync, readFileSync } from 'node:fs';
import { digestMigrations, type Database } from '@demarc/foundation/database';
import { formatPosition, type FeedPosition } from '../feed/feed-position.ts';
import { readCursor } from '../feed/cursor.ts';
import type { Following } from '../feed/follow-feed.ts';
import type { SubgraphDefinition } from '../subgraph-definition.ts';
import { asSystem } from '../tenancy/act-as.ts';

/** What a status is read from. */
export interface StatusOptions {
  readonly database: Database;
  readonly followings: readonly Following[];
}

/** What can be waited for in a database. */
interface Locks {
  /** Sessions that wait for a lock now. */
  readonly waiting: number;
  /** Seconds for which the oldest transaction of others is open; null where there is none. */
  readonly oldestTransactionSeconds: number | null;
}

/**
 * How this process stands, for whoever is on call: what it is, what its database has come to, how far
 * each consumer is, and which jobs it does. Where the database does not answer, what only that knows is
 * null.
 */
export async function readStatus<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  { database, followings }: StatusOptions,
): Promise<object> {
  const { name, consumers = [], jobs = {} } = definition;
  const isReachable = await database.isReachable();
  const states = new Map(followings.map((following) => [following.state().consumer, following]));
  const positions = isReachable ? await readPositions(database, consumers) : undefined;
  return {
    name,
    version: readVersion(definition.contract),
    node: process.version,
    startedAt: new Date(performance.timeOrigin).toISOString(),
    database: {
      engine: database.engine,
      isReachable,
      // What the code has and what has run here are the same: a start refuses otherwise.
      migrations: definition.database.migrations.map((migration) => ({
        name: migration.name,
        digest: digestMigrations([migration]),
      })),
      locks: isReachable ? await readLocks(database) : null,
    },
    feeds: consumers.map(({ name: consumer, source }) => ({
      consumer,
      source,
      isFollowed: states.has(consumer),
      position: positions?.get(consumer) ?? null,
      caughtUpAt: states.get(consumer)?.state().caughtUpAt ?? null,
      failure: states.get(consumer)?.state().failure ?? null,
    })),
    jobs: Object.entries(jobs).map(([job, { what, isTimeDriven = false }]) => ({
      job,
      what,
      isTimeDriven,
    })),
  };
}

async function readPositions(
  database: Database,
  consumers: readonly { readonly name: string }[],
): Promise<ReadonlyMap<string, string>> {
  return asSystem(database.fork(), async (em) => {
    const positions = new Map<string, string>();
    for (const { name } of consumers) {
      const cursor: FeedPosition = await readCursor(em, name);
      positions.set(name, formatPosition(cursor));
    }
    return positions;
  });
}

async function readLocks(database: Database): Promise<Locks> {
  return asSystem(database.fork(), async (em) => {
    // As the login itself: what other sessions of the login are at is hidden from the application's role.
    await em.execute('set local role none');
    const [row]: { waiting: string; oldest: string | null }[] = await em.execute(
      `select count(*) filter (
           where exists (select from pg_locks where pg_locks.pid = session.pid and not granted)
         ) as waiting,
         round(extract(epoch from max(clock_timestamp() - xact_start)), 1) as oldest
       from pg_stat_activity as session
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    const oldest = row?.oldest ?? null;
    return {
      waiting: Number(row?.waiting ?? 0),
      oldestTransactionSeconds: oldest === null ? null : Number(oldest),
    };
  });
}

/** The version of the context's package, which lies beside its contract. */
function readVersion(contract: URL): string | null {
  const file = new URL('package.json', contract);
  if (!existsSync(file)) return null;
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version?: string };
  return version ?? null;
}
