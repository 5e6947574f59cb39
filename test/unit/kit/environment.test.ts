import { describe, expect, test } from '@jest/globals';
import { resolve } from 'node:path';
import { parseEnvironment } from '@demarc/kit';

/** The fault of these variables, or nothing. */
function faultOf(variables: NodeJS.ProcessEnv): unknown {
  try {
    parseEnvironment('billing', variables);
  } catch (error) {
    const { name, code, message } = error as Error & { code: string };
    return { name, code, message };
  }
  return undefined;
}

const invalid = (message: string) => ({
  name: 'SubgraphFault',
  code: 'SUBGRAPH_ENVIRONMENT_INVALID',
  message,
});

describe('the environment of a subgraph', () => {
  test('of a port alone is the embedded default', () => {
    const variables = { DEMARC_PORT: '4002' };
    expect(parseEnvironment('billing', variables)).toEqual({
      host: '127.0.0.1',
      port: 4002,
      database: { folder: resolve('.demarc/data/billing') },
      keys: { folder: resolve('.demarc/keys'), mayCreate: true },
      feeds: expect.any(Function),
      variables,
      seed: { organizations: 12, isAsked: false },
      isProduction: false,
    });
  });

  test('with everything said', () => {
    const variables = {
      DEMARC_PORT: '0',
      DEMARC_HOST: '0.0.0.0',
      DEMARC_HOME: '/srv/demarc',
      DEMARC_SEED_ORGANIZATIONS: '100000',
      NODE_ENV: 'production',
      BILLING_DATABASE_URL: 'postgres://billing:secret@db.example/billing',
      ACCOUNTS_DATABASE_URL: 'postgres://accounts:secret@db.example/accounts',
    };
    expect(parseEnvironment('billing', variables)).toEqual({
      host: '0.0.0.0',
      port: 0,
      database: { url: 'postgres://billing:secret@db.example/billing' },
      keys: { folder: '/srv/demarc/keys', mayCreate: false },
      feeds: expect.any(Function),
      variables,
      seed: { organizations: 100_000, isAsked: true },
      isProduction: true,
    });
  });

  test('says where other contexts are, and where their keys lie', () => {
    const { feeds, keys } = parseEnvironment('billing', {
      DEMARC_PORT: '1',
      DEMARC_KEYS: '/run/keys',
      WORKFLOWS_URL: 'http://127.0.0.1:4003/graphql',
      ACCOUNTS_URL: 'postgres://accounts',
    });
    expect(feeds('workflows')).toBe('http://127.0.0.1:4003');
    expect(feeds('inventory')).toBeUndefined();
    expect(() => feeds('accounts')).toThrow('ACCOUNTS_URL is not the URL of a subgraph');
    expect(keys.folder).toBe('/run/keys');
  });

  test("of another context's database stays embedded", () => {
    const variables = { DEMARC_PORT: '1', ACCOUNTS_DATABASE_URL: 'postgres://db.example/accounts' };
    expect(parseEnvironment('billing', variables).database).toHaveProperty('folder');
  });

  const ports = [undefined, '', 'http', '-1', '4002.5', '65536', '4e3', ' 4002', '0x10'];
  test.each(ports)('with the port %p is refused', (port) => {
    expect(faultOf(port === undefined ? {} : { DEMARC_PORT: port })).toEqual(
      invalid(
        `DEMARC_PORT is "${port ?? ''}"; it must be a whole number up to 65535. \`npm start\` sets it for you.`,
      ),
    );
  });

  test.each(['', 'all', '-1', '1.5', '100001'])('with the seed %p is refused', (seed) => {
    expect(faultOf({ DEMARC_PORT: '1', DEMARC_SEED_ORGANIZATIONS: seed })).toEqual(
      invalid(
        `DEMARC_SEED_ORGANIZATIONS is "${seed}"; it must be a whole number up to 100000. \`npm start\` sets it for you.`,
      ),
    );
  });

  const urls = [
    '',
    'billing',
    'localhost:5432/billing',
    'mysql://root:secret@db/billing',
    'postgres',
    'postgres://user:pass#word@db.example:5x/billing',
  ];
  test.each(urls)('with the database %p is refused, without repeating a password', (url) => {
    expect(faultOf({ DEMARC_PORT: '1', BILLING_DATABASE_URL: url })).toEqual(
      invalid(
        'BILLING_DATABASE_URL is not the URL of a PostgreSQL, such as ' +
          'postgres://user:password@host:5432/database. Without the variable the database is embedded.',
      ),
    );
  });
});
