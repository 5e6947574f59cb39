import { describe, expect, test } from '@jest/globals';
import { digestMigrations, type Migration } from '@demarc/foundation/database';

const one: Migration = { name: '001-one', statements: ['create table a (b int)'] };
const two: Migration = { name: '002-two', statements: ['drop table a'] };

describe('the digest of migrations', () => {
  test('is the same for equal lists', () => {
    expect(digestMigrations([{ ...one }, { ...two }])).toBe(digestMigrations([one, two]));
    expect(digestMigrations([one])).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each<{ what: string; migrations: readonly Migration[] }>([
    { what: 'one less', migrations: [one] },
    { what: 'another order', migrations: [two, one] },
    { what: 'another name', migrations: [{ ...one, name: '001-uno' }, two] },
    { what: 'a changed statement', migrations: [{ ...one, statements: ['select 1'] }, two] },
    {
      what: 'a statement that moved to the next one',
      migrations: [
        { ...one, statements: [] },
        { ...two, statements: [...one.statements, ...two.statements] },
      ],
    },
  ])('is another with $what', ({ migrations }) => {
    expect(digestMigrations(migrations)).not.toBe(digestMigrations([one, two]));
  });
});
