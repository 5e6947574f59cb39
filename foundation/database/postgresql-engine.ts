import { MikroORM } from '@mikro-orm/postgresql';
import { FoundationFault } from '../fault.ts';
import { variableOf } from '../variable-of.ts';
import type { DatabaseDefinition, DatabaseEngine, DatabaseObserver, Orm } from './database.ts';
import { ormOptions } from './orm-options.ts';

/** Connections of one process to one database: subgraphs are many, a server's connections are few. */
const POOL_SIZE = 10;

/** A machine that swallows packets is no better than one that is down. */
const CONNECT_TIMEOUT_MS = 10_000;

/** The gateway gives an operation up after 10 s: a statement that goes on longer works for nobody. */
const STATEMENT_TIMEOUT = '15s';

/** A PostgreSQL ≥ 15 behind a URL. */
export function postgresqlEngine(
  definition: DatabaseDefinition,
  url: string,
  observer: DatabaseObserver,
): DatabaseEngine {
  return {
    name: 'postgresql',
    async connect(role) {
      const orm = await MikroORM.init({
        ...ormOptions(definition, observer),
        clientUrl: url,
        // A mistyped name is refused, and not made into an empty database.
        ensureDatabase: false,
        driverOptions: {
          connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
          // MikroORM reads host, login and name of a URL, and drops the rest: `sslmode` above all.
          connectionString: actingAs(role, url),
        },
        // The migrator takes an advisory lock and gives it back: on one connection, not on two.
        pool: { min: 0, max: role?.endsWith('_owner') === true ? 1 : POOL_SIZE },
      });
      // The login's own connection is the first: whatever fails here, there is no database to open.
      if (role === undefined) await reach(orm, definition.context);
      return orm;
    },
    close: () => Promise.resolve(),
  };
}

/**
 * The URL of connections that act as a role from their start, with what else the URL asks for, which
 * may be another timeout but not another role. The owner's migrations take the time that they take.
 */
function actingAs(role: string | undefined, url: string): string {
  if (role === undefined) return url;
  const acting = new URL(url);
  const asked = acting.searchParams.get('options') ?? '';
  const patience = role.endsWith('_owner') ? '' : `-c statement_timeout=${STATEMENT_TIMEOUT}`;
  acting.searchParams.set('options', `${patience} ${asked} -c role=${role}`.trim());
  return acting.href;
}

async function reach(orm: Orm, context: string): Promise<void> {
  try {
    await orm.em.getConnection().execute('select 1');
  } catch (error) {
    await orm.close();
    throw new FoundationFault(
      'DATABASE_UNREACHABLE',
      `The PostgreSQL of ${context} does not answer or refuses the login. ` +
        `Check ${variableOf(context, 'DATABASE_URL')} and that the server runs.`,
      { cause: error },
    );
  }
}
