import { mkdirSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { MikroORM } from '@mikro-orm/pglite';
import { acquireExclusiveLock } from '../exclusive-lock.ts';
import { FoundationFault } from '../fault.ts';
import type { DatabaseDefinition, DatabaseEngine, DatabaseObserver } from './database.ts';
import { textParsers } from './codecs.ts';
import { ormOptions } from './orm-options.ts';

/** PostgreSQL inside this process, on a folder that no other process may open meanwhile. */
export async function pgliteEngine(
  definition: DatabaseDefinition,
  folder: string,
  observer: DatabaseObserver,
): Promise<DatabaseEngine> {
  const lock = acquireExclusiveLock(`${folder}.lock`);
  const pglite = await open(folder).catch((error: unknown) => {
    lock.release();
    throw error;
  });
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
      await pglite.close().finally(() => lock.release());
    },
  };
}

async function open(folder: string): Promise<PGlite> {
  try {
    mkdirSync(folder, { recursive: true });
    return await PGlite.create({ dataDir: folder, parsers: textParsers });
  } catch (error) {
    // What PGlite's file system throws is no Error and says nothing.
    const reason = Error.isError(error) ? ` (${error.message})` : '';
    throw new FoundationFault(
      'DATABASE_FOLDER_UNUSABLE',
      `The embedded database in ${folder} does not open${reason}. Check who may write the folder, and ` +
        'whether the disk is full.',
      { cause: error },
    );
  }
}
