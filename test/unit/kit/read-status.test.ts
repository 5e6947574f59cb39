import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accountsDefinition } from '../../subgraphs/accounts/accounts.ts';
import { readStatus } from '../../../subgraphs/kit/doors/read-status.ts';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { until } from '../../kit/until.ts';

// One session of PGlite has nobody to wait for.
const servers = engines.filter(([name]) => name === 'PostgreSQL');

(servers.length > 0 ? describe : describe.skip).each(servers)(
  'what waits on %s',
  (_name, engine) => {
    let accounts: TestSubgraph;
    beforeAll(async () => {
      accounts = await engine.openSubgraph(accountsDefinition);
    });
    afterAll(() => accounts.close());

    async function locks() {
      const status = await readStatus(accountsDefinition, {
        database: accounts.database,
        followings: [],
      });
      return (
        status as { database: { locks: { waiting: number; oldestTransactionSeconds: number } } }
      ).database.locks;
    }

    test('is told to whoever is on call, with how long the oldest transaction is open', async () => {
      const holder = accounts.database.fork();
      await holder.begin();
      await holder.execute('select pg_advisory_xact_lock(4712)');
      const waiting = accounts.app('select pg_advisory_xact_lock(4712)');
      await until('somebody waits', async () => (await locks()).waiting > 0);
      expect((await locks()).oldestTransactionSeconds).toEqual(expect.any(Number));
      await holder.rollback();
      await waiting;
    });
  },
);
