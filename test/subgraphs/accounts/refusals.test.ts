import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { undone } from '../../kit/undone.ts';
import { accountsDefinition } from './accounts.ts';
import { allowed, forbidden, refused, tables } from './refused-statements.ts';

/** What the database said: SQLSTATE, and the constraint or the trigger's own word. */
async function refusalOf(statement: Promise<unknown>): Promise<unknown> {
  try {
    await statement;
  } catch (error) {
    const { code, constraint, message } = error as Record<string, string | undefined>;
    return { code, by: constraint ?? /[A-Z]+(_[A-Z]+)+(?=:)/.exec(message ?? '')?.[0] };
  }
  return 'accepted';
}

describe.each(engines)('the database of accounts on %s', (_name, engine) => {
  let accounts: TestSubgraph;
  beforeAll(async () => {
    accounts = await engine.openSubgraph(accountsDefinition, { seedOrganizations: 4 });
  });
  afterAll(() => accounts.close());

  test.each(refused)('refuses even its owner $what', async ({ sql, code, by }) => {
    expect(await refusalOf(accounts.owner(sql))).toEqual({ code, by });
  });

  test('has no check, unique or foreign key that nothing above was refused by', async () => {
    // A unique that contains the primary key only lets a foreign key name both columns.
    const constraints = await accounts.owner(
      `select conname from pg_constraint join pg_class on pg_class.oid = conrelid
       where relname = any(string_to_array(?, ',')) and contype in ('c', 'u', 'f')
         and not (contype = 'u' and conkey @> (
           select keys.conkey from pg_constraint keys
           where keys.conrelid = pg_class.oid and keys.contype = 'p'))`,
      [tables.join(',')],
    );
    const proved = new Set<unknown>(refused.map(({ by }) => by));
    expect(constraints.length).toBeGreaterThan(40);
    expect(constraints.filter(({ conname }) => !proved.has(conname))).toEqual([]);
  });

  // As it was opened, without a word about roles.
  const asApplication = (sql: string) => accounts.database.fork().execute(sql);

  test.each(forbidden)('does not let the application: %s', async (sql) => {
    expect(await refusalOf(asApplication(sql))).toEqual({ code: '42501', by: undefined });
  });

  test.each(allowed)('lets the application: %s', async (sql) => {
    const done = undone(accounts.database, (em) => em.execute(sql));
    expect(await refusalOf(done)).toBe('accepted');
  });
});
