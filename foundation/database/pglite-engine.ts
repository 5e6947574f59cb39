import { mkdirSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { MikroORM } from '@mikro-orm/pglite';
import type { DatabaseDefinition, DatabaseEngine, DatabaseObserver } from './database.ts';
import { acquireExclusiveLock } from './exclusive-lock.ts';
import { textParsers } from './codecs.ts';
import { ormOptions } from './orm-options.ts';

/** PostgreSQL inside this process, on a folder that no other process may open meanwhile. */
export async function pgliteEngine(
  definition: DatabaseDefinition,
  folder: string,
  observer: DatabaseObserver,
): Promise<DatabaseEngine> {
  mkdirSync(folder, { recursive: true });
  const lock = acquireExclusiveLock(`${folder}.lock`);
  const pglite = await PGlite.create({ dataDir: folder, parsers: textParsers }).catch(
    (error: unknown) => {
      lock.release();
      throw error;
    },
  );
  return {
    name: 'pglite',
    async connect(role) {
      // One session serves the ORMs in turn, so the role is the session's.
      await pglite.query(role === undefined ? 'reset role' : `set role ${role}`);
      return MikroORM.init({
        ...ormOptions(definition, observer),
        dbName: definition.context,
        driverOptions: { pglite },
      });
    },
    async close() {
      await pglite.close();
      lock.release();
    },
  };
}
