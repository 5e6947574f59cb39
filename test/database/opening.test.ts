import { afterEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openDatabase,
  type Database,
  type DatabaseDefinition,
  type Migration,
} from '@demarc/foundation/database';
import { acquireExclusiveLock } from '@demarc/foundation/lock';
import { engines, type TestEngine } from '../kit/engines.ts';
import type { TestLocation } from '../kit/test-location.ts';
import { sampleDatabase } from './sample.ts';

const addColumn: Migration = {
  name: '002-add-column',
  statements: ["alter table samples add note text not null default 'none'"],
};
const breakHalfway: Migration = {
  name: '003-break-halfway',
  statements: ['create table half_done (a int)', 'select no_such_column from samples'],
};

const failure = {
  code: 'DATABASE_MIGRATION_FAILED',
  message:
    'Migration 003-break-halfway of accounts failed: column "no_such_column" does not exist. ' +
    'The schema is as it was before this start.',
};

const opened: Database[] = [];
const places: TestLocation[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  for (const { remove } of places.splice(0)) await remove();
});

/** A database where no migration has run yet, to be opened as often as a test likes. */
async function makeOpener(engine: TestEngine) {
  const place = await engine.makeLocation({ ...sampleDatabase(), entities: [], migrations: [] });
  places.push(place);
  return async (definition: DatabaseDefinition) => {
    const statements: string[] = [];
    const progress: string[] = [];
    const database = await openDatabase(definition, place.location, {
      onQuery: (sql) => statements.push(sql),
      onProgress: (text) => progress.push(text),
    });
    opened.push(database);
    return { database, statements, progress };
  };
}

async function close(database: Database): Promise<void> {
  opened.splice(opened.indexOf(database), 1);
  await database.close();
}

/** As the role that owns the schema: the application's may not look. */
async function asOwner(database: Database, sql: string): Promise<Record<string, unknown>[]> {
  return database.fork().transactional(async (em) => {
    await em.execute('set local role accounts_owner');
    return em.execute(sql);
  });
}

const appliedTo = async (database: Database) =>
  asOwner(database, 'select name, executed_at::text from schema_migrations order by id');

const tablesOf = async (database: Database) => {
  const rows = await asOwner(
    database,
    "select tablename from pg_tables where schemaname = 'public' order by tablename",
  );
  return rows.map(({ tablename }) => tablename);
};

describe.each(engines)('a database on %s', (name, engine) => {
  test('is migrated once: a second opening runs nothing', async () => {
    const open = await makeOpener(engine);
    const first = await open(sampleDatabase());
    const applied = await appliedTo(first.database);
    expect(applied).toMatchObject([{ name: '001-samples' }]);
    expect(first.statements.filter((sql) => sql.startsWith('create table samples'))).toHaveLength(
      1,
    );
    expect(first.progress).toEqual(['opening the database', 'migrating']);
    await close(first.database);

    const second = await open(sampleDatabase());
    expect(await appliedTo(second.database)).toEqual(applied);
    expect(second.statements.filter((sql) => /^(create|alter|grant|insert)/i.test(sql))).toEqual(
      [],
    );
  });

  test('keeps its rows through a later migration', async () => {
    const open = await makeOpener(engine);
    const { database } = await open(sampleDatabase());
    await database
      .fork()
      .execute("insert into samples values (default, 1, 1, '2026-01-01', now(), '{}', '', '{}')");
    await close(database);
    const later = await open(sampleDatabase([addColumn]));
    expect(await later.database.fork().execute('select big, note from samples')).toEqual([
      { big: '1', note: 'none' },
    ]);
    const applied = await appliedTo(later.database);
    expect(applied.map((migration) => migration['name'])).toEqual([
      '001-samples',
      '002-add-column',
    ]);
  });

  test('that a migration fails is said with its name, and nothing of it stays', async () => {
    const open = await makeOpener(engine);
    const { database } = await open(sampleDatabase());
    const before = await tablesOf(database);
    await close(database);
    await expect(open(sampleDatabase([addColumn, breakHalfway]))).rejects.toMatchObject(failure);
    const again = await open(sampleDatabase());
    expect(await tablesOf(again.database)).toEqual(before);
    expect(await appliedTo(again.database)).toMatchObject([{ name: '001-samples' }]);
    const columns = await again.database.fork().execute('select * from samples limit 0');
    expect(columns).toEqual([]);
    await close(again.database);
    // And the mended one runs, all of it.
    const mended = { ...breakHalfway, statements: ['create table half_done (a int)'] };
    const after = await open(sampleDatabase([addColumn, mended]));
    expect(await appliedTo(after.database)).toHaveLength(3);
  });

  test('a first start whose migration fails leaves an empty database', async () => {
    const open = await makeOpener(engine);
    await expect(open(sampleDatabase([breakHalfway]))).rejects.toMatchObject(failure);
    const { database } = await open({ ...sampleDatabase(), entities: [], migrations: [] });
    expect((await tablesOf(database)).filter((table) => table !== 'schema_migrations')).toEqual([]);
  });

  test('acts as the role of the application, on every connection', async () => {
    const open = await makeOpener(engine);
    const { database } = await open(sampleDatabase());
    const roles = await Promise.all(
      Array.from({ length: 5 }, () =>
        database.fork().execute('select current_user, pg_backend_pid(), pg_sleep(0.1)'),
      ),
    );
    const seen = roles.flat() as { current_user: string; pg_backend_pid: number }[];
    expect(new Set(seen.map((row) => row.current_user))).toEqual(new Set(['accounts_app']));
    const connections = new Set(seen.map((row) => row.pg_backend_pid)).size;
    expect(connections).toBe(name === 'PGlite' ? 1 : 5);
    await expect(database.fork().execute('create table mine (a int)')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(database.fork().execute('delete from samples')).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('answers whether it can be reached', async () => {
    const open = await makeOpener(engine);
    const { database } = await open(sampleDatabase());
    expect(await database.isReachable()).toBe(true);
  });
});

describe('a PGlite folder', () => {
  const [, engine] = engines[0] ?? [];

  test('is refused to a second opening while the first goes on', async () => {
    if (!engine) throw new TypeError('PGlite is always there.');
    const open = await makeOpener(engine);
    const { database } = await open(sampleDatabase());
    const [place] = places;
    const folder = place && 'folder' in place.location ? place.location.folder : '';
    await expect(open(sampleDatabase())).rejects.toMatchObject({
      code: 'DATABASE_LOCKED',
      message: `${folder} is in use by another process of Demarc. Stop that one first; nothing was changed.`,
    });
    expect(await database.fork().execute('select count(*)::int as rows from samples')).toEqual([
      { rows: 0 },
    ]);
  });

  test('that is none is said to be, and its lock is given back', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'demarc-no-folder-'));
    const folder = join(parent, 'accounts');
    places.push({
      location: { folder },
      remove: () => rm(parent, { recursive: true }),
    });
    writeFileSync(folder, 'a file');
    await expect(openDatabase(sampleDatabase(), { folder })).rejects.toMatchObject({
      code: 'DATABASE_FOLDER_UNUSABLE',
      message: expect.stringContaining(`The embedded database in ${folder} does not open`),
    });
    expect(() => acquireExclusiveLock(`${folder}.lock`).release()).not.toThrow();
  });

  test('is given free by an opening that failed', async () => {
    if (!engine) throw new TypeError('PGlite is always there.');
    const open = await makeOpener(engine);
    await expect(open(sampleDatabase([breakHalfway]))).rejects.toMatchObject(failure);
    await expect(open(sampleDatabase())).resolves.toHaveProperty('database.engine', 'pglite');
  });
});
