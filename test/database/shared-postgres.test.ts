import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase } from '@demarc/foundation/database';
import { makePostgresDatabase } from '../kit/postgres-database.ts';
import type { TestLocation } from '../kit/test-location.ts';
import { startChild } from '../unit/process/child-process.ts';
import { administer } from './administer.ts';
import { sampleDatabase, unknownContext } from './sample.ts';

const postgres = process.env['DEMARC_TEST_POSTGRES'] ?? '';
const program = new URL('fixtures/open-once.ts', import.meta.url);

(postgres === '' ? describe.skip : describe)('a PostgreSQL that others use too', () => {
  let context: string;
  let place: TestLocation;
  let url: string;
  beforeEach(async () => {
    context = unknownContext();
    place = await makePostgresDatabase(postgres, context);
    url = 'url' in place.location ? place.location.url : '';
  });
  afterEach(async () => {
    await place.remove();
    const roles = ['login', 'app', 'owner'].map((role) => `drop role if exists ${context}_${role}`);
    await administer(postgres, ...roles);
  });

  test('comes up in four processes that open it at once, and is migrated once', async () => {
    const location = JSON.stringify(place.location);
    const children = Array.from({ length: 4 }, () =>
      startChild(program, { args: [location, context] }),
    );
    for (const child of children) expect(await child.nextMessage()).toBe('waiting');
    for (const child of children) child.send('open');
    const answers = await Promise.all(children.map((child) => child.nextMessage()));
    expect(answers).toEqual(Array(4).fill([{ rows: 0 }]));
    expect(await Promise.all(children.map((child) => child.exited))).toEqual([0, 0, 0, 0]);
    expect(await administer(url, 'select name from schema_migrations')).toEqual([
      { name: '001-samples' },
    ]);
  });

  describe('and whose login may not make roles', () => {
    let loginUrl: string;
    beforeEach(async () => {
      await administer(url, `create role ${context}_login login password 'secret'`);
      const login = new URL(url);
      [login.username, login.password] = [`${context}_login`, 'secret'];
      loginUrl = login.href;
    });

    const open = () => openDatabase(sampleDatabase([], context), { url: loginUrl });
    const statementsFor = () => [
      `create role ${context}_owner nologin`,
      `create role ${context}_app nologin nobypassrls`,
      `grant ${context}_app to ${context}_owner`,
      `grant ${context}_owner to ${context}_login`,
      `grant usage, create on schema public to ${context}_owner`,
      `grant usage on schema public to ${context}_app`,
    ];

    test('says what an administrator has to run', async () => {
      await expect(open()).rejects.toMatchObject({
        code: 'DATABASE_NOT_BOOTSTRAPPED',
        message:
          `The database of ${context} lacks its roles and this login may not make them. ` +
          `Let an administrator run, in that database:\n  ${statementsFor().join(';\n  ')};`,
      });
    });

    test('opens after that, for this login, and goes on doing so', async () => {
      await administer(url, ...statementsFor());
      for (const opening of ['first', 'second']) {
        const database = await open();
        const [role] = await database.fork().execute('select session_user, current_user');
        await database.close();
        expect({ opening, role }).toEqual({
          opening,
          role: { session_user: `${context}_login`, current_user: `${context}_app` },
        });
      }
    });

    test('says so too when the roles are there, but not for this login', async () => {
      const withoutLogin = statementsFor().filter((statement) => !statement.includes('_login'));
      await administer(url, ...withoutLogin);
      await expect(open()).rejects.toMatchObject({ code: 'DATABASE_NOT_BOOTSTRAPPED' });
    });
  });

  test('gives what else its URL asks for, but no other role', async () => {
    const asking = new URL(url);
    asking.searchParams.set('options', '-c statement_timeout=4000 -c role=postgres');
    const database = await openDatabase(sampleDatabase([], context), { url: asking.href });
    const [session] = await database
      .fork()
      .execute("select current_user, current_setting('statement_timeout') as patience");
    await database.close();
    expect(session).toEqual({ current_user: `${context}_app`, patience: '4s' });
  });

  test('is said not to be reached once it is gone, and the process lives on', async () => {
    const warnings: string[] = [];
    const database = await openDatabase(sampleDatabase([], context), place.location, {
      onWarning: (text) => warnings.push(text),
    });
    expect(await database.isReachable()).toBe(true);
    await place.remove();
    expect(await database.isReachable()).toBe(false);
    expect(warnings.at(-1)).toContain('The database does not answer');
    await database.close();
    place = await makePostgresDatabase(postgres, context);
  });
});
