import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase } from '@demarc/foundation/database';
import { administer } from '../database/administer.ts';
import { sampleDatabase, unknownContext } from '../database/sample.ts';

const script = fileURLToPath(new URL('../../deploy/postgres/contexts.sh', import.meta.url));
const postgres = process.env['DEMARC_TEST_POSTGRES'] ?? '';
const canRun = postgres !== '' && spawnSync('psql', ['--version']).status === 0;

(canRun ? describe : describe.skip)('deploy/postgres/contexts.sh', () => {
  let contexts: string[];
  beforeEach(() => {
    contexts = [unknownContext(), unknownContext()];
    run('secret');
  });
  afterEach(async () => {
    for (const context of contexts) {
      await administer(
        postgres,
        `drop database if exists ${context} with (force)`,
        ...['login', 'owner', 'app'].map((role) => `drop role if exists ${context}_${role}`),
      );
    }
  });

  /** As the image runs it: a password for each context in the environment. */
  function run(password: string): void {
    const { hostname, port, username, password: own } = new URL(postgres);
    const passwords = contexts.map(
      (one) => [`${one.toUpperCase()}_DATABASE_PASSWORD`, password] as const,
    );
    const env = {
      PATH: process.env['PATH'],
      PGHOST: hostname,
      PGPORT: port || '5432',
      PGPASSWORD: decodeURIComponent(own),
      POSTGRES_USER: username,
      ...Object.fromEntries(passwords),
    };
    execFileSync('bash', [script], { env, stdio: 'pipe' });
  }

  function urlOf(login: string, database: string, password = 'secret'): string {
    const url = new URL(postgres);
    [url.username, url.password, url.pathname] = [`${login}_login`, password, database];
    return url.href;
  }

  async function whoOpens(context: string, password?: string): Promise<unknown> {
    const location = { url: urlOf(context, context, password) };
    const database = await openDatabase(sampleDatabase([], context), location);
    const [row] = await database.fork().execute('select session_user, current_user');
    await database.close();
    return row;
  }

  test('lets each context open its own database, as its application', async () => {
    for (const context of contexts) {
      expect(await whoOpens(context)).toEqual({
        session_user: `${context}_login`,
        current_user: `${context}_app`,
      });
    }
  });

  test('keeps each out of the other one, and from its roles', async () => {
    const [one = '', other = ''] = contexts;
    await whoOpens(other);
    await expect(
      openDatabase(sampleDatabase([], other), { url: urlOf(one, other) }),
    ).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      cause: { message: expect.stringContaining('permission denied for database') },
    });
    for (const role of [`${other}_owner`, `${other}_app`, `${other}_login`]) {
      await expect(administer(urlOf(one, one), `set role ${role}`)).rejects.toThrow(
        `permission denied to set role "${role}"`,
      );
    }
  });

  test('gives a login no power beyond its owner', async () => {
    for (const context of contexts) {
      const rows = await administer(
        postgres,
        `select rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolcanlogin
         from pg_roles where rolname like '${context}\\_%' order by rolname`,
      );
      const role = (name: string, rolcanlogin: boolean) => ({
        rolname: `${context}_${name}`,
        ...{ rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: false },
        rolcanlogin,
      });
      expect(rows).toEqual([role('app', false), role('login', true), role('owner', false)]);
      const memberships = await administer(
        postgres,
        `select roleid::regrole::text as role from pg_auth_members where member = '${context}_login'::regrole`,
      );
      expect(memberships).toEqual([{ role: `${context}_owner` }]);
    }
  });

  test('may run again, with what was stored in place', async () => {
    const [context = ''] = contexts;
    await whoOpens(context);
    run('other');
    expect(await whoOpens(context, 'other')).toMatchObject({ session_user: `${context}_login` });
    expect(
      await administer(
        urlOf(context, context, 'other'),
        `set role ${context}_app`,
        'select count(*)::int from samples',
      ),
    ).toEqual([{ count: 0 }]);
  });
});
