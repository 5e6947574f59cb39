import { MikroORM } from '@mikro-orm/postgresql';
import type { DatabaseDefinition, DatabaseEngine, DatabaseObserver } from './database.ts';
import { ormOptions } from './orm-options.ts';

/** Connections of one process to one database: subgraphs are many, a server's connections are few. */
const POOL_SIZE = 10;

/** A PostgreSQL ≥ 15 behind a URL. */
export function postgresqlEngine(
  definition: DatabaseDefinition,
  url: string,
  observer: DatabaseObserver,
): DatabaseEngine {
  return {
    name: 'postgresql',
    connect: (role) =>
      MikroORM.init({
        ...ormOptions(definition, observer),
        clientUrl: url,
        driverOptions: role === undefined ? {} : { options: `-c role=${role}` },
        // The migrator takes an advisory lock and gives it back: on one connection, not on two.
        pool: { min: 0, max: role?.endsWith('_owner') === true ? 1 : POOL_SIZE },
      }),
    close: () => Promise.resolve(),
  };
}
