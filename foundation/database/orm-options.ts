import type { Logger } from '@mikro-orm/core';
import type { Options } from '@mikro-orm/sql';
import { toMigrationObject } from './migration.ts';
import type { DatabaseDefinition, DatabaseObserver } from './database.ts';

/** What both engines tell MikroORM alike, so that nothing is written for one of them alone. */
export function ormOptions(
  definition: DatabaseDefinition,
  observer: DatabaseObserver,
): Pick<Options, 'entities' | 'migrations' | 'loggerFactory' | 'debug' | 'discovery'> {
  return {
    entities: [...definition.entities],
    // A context may begin with a migration before it has an entity.
    discovery: { warnWhenNoEntities: false },
    debug: observer.onQuery ? ['query'] : false,
    loggerFactory: () => observingLogger(observer),
    migrations: {
      migrationsList: definition.migrations.map(toMigrationObject),
      tableName: 'schema_migrations',
      snapshot: false,
      disableForeignKeys: false,
    },
  };
}

function observingLogger({ onQuery, onWarning }: DatabaseObserver): Logger {
  const warn = (_namespace: string, message: string) => onWarning?.(message);
  return {
    log: () => undefined,
    warn,
    error: warn,
    logQuery: (context) => onQuery?.(context.query ?? ''),
    setDebugMode: () => undefined,
    isEnabled: (namespace) => namespace === 'query' && onQuery !== undefined,
  };
}
