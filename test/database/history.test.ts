import { describe, expect, test } from '@jest/globals';
import { openDatabase, type DatabaseDefinition } from '@demarc/foundation/database';
import { engines } from '../kit/engines.ts';
import { firstMigration, sampleDatabase } from './sample.ts';

const first = firstMigration('accounts');
const second = { name: '002-note', statements: ['alter table samples add note text'] };
const edited = { ...first, statements: [...first.statements, 'create table more (a int)'] };

describe.each(engines)('a database that has run on %s', (_name, engine) => {
  /** Opens a fresh database with one definition, and then again with another. */
  const openAgain = async (before: DatabaseDefinition, after: DatabaseDefinition) => {
    const place = await engine.makeLocation({ ...before, entities: [], migrations: [] });
    try {
      await (await openDatabase(before, place.location)).close();
      await (await openDatabase(after, place.location)).close();
    } finally {
      await place.remove();
    }
  };

  test.each([
    [
      'a migration that was edited after it ran',
      sampleDatabase(),
      { ...sampleDatabase(), migrations: [edited] },
      'DATABASE_HISTORY_DIFFERS',
      'Migration 001-samples of accounts was changed after it ran here. Put it back as it was and ' +
        'add a new one after it; if it was never released, delete the embedded database instead.',
    ],
    [
      'code that is older than the database',
      sampleDatabase([second]),
      sampleDatabase(),
      'DATABASE_HISTORY_DIFFERS',
      'Migration 002-note of accounts has run here, but this code does not know it: the database ' +
        'is newer than the code, or the migration was taken out of the list. Run the newer code.',
    ],
    [
      'an entity whose column no migration made',
      { ...sampleDatabase(), entities: [], migrations: [withoutColumn('names')] },
      { ...sampleDatabase(), migrations: [withoutColumn('names')] },
      'DATABASE_SCHEMA_DIFFERS',
      'The entities of accounts and its database differ:\n' +
        '  Sample.names has no column names in samples: is its migration listed in database.ts?',
    ],
    [
      'a table that the application may not read',
      {
        ...sampleDatabase(),
        entities: [],
        migrations: [grantingOnly('sample_id, big, amount, day, at, names, bytes')],
      },
      {
        ...sampleDatabase(),
        migrations: [grantingOnly('sample_id, big, amount, day, at, names, bytes')],
      },
      'DATABASE_SCHEMA_DIFFERS',
      'The entities of accounts and its database differ:\n' +
        '  Sample.document: the role accounts_app may not read samples.document: grant it in a migration.',
    ],
  ])('refuses %s, and says the way out', async (_what, before, after, code, message) => {
    await expect(openAgain(before, after)).rejects.toMatchObject({ code, message });
  });

  test('goes on with a migration that follows', async () => {
    await expect(openAgain(sampleDatabase(), sampleDatabase([second]))).resolves.toBeUndefined();
  });
});

function withoutColumn(column: string) {
  return { ...first, statements: [...first.statements, `alter table samples drop ${column}`] };
}

function grantingOnly(columns: string) {
  const [create = ''] = first.statements;
  return { ...first, statements: [create, `grant select (${columns}) on samples to accounts_app`] };
}
