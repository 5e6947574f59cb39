import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase, type Database } from '@demarc/foundation/database';
import { registryDatabase } from '@demarc/supergraph/registry';
import { contractsOf } from '../../supergraph/registry/versions.ts';
import { engines } from '../kit/engines.ts';
import type { TestLocation } from '../kit/test-location.ts';

const SUBGRAPHS = 200;
const VERSIONS = 10_000;

describe.each(engines)(
  `${SUBGRAPHS} subgraphs after ${VERSIONS} versions on %s`,
  (_name, engine) => {
    let place: TestLocation;
    let database: Database;
    const sent: string[] = [];
    beforeAll(async () => {
      place = await engine.makeLocation(registryDatabase);
      database = await openDatabase(registryDatabase, place.location, {
        onQuery: (sql) => sent.push(sql),
      });
      const document = `(select digest from documents)`;
      await database.fork().transactional(async (em) => {
        for (const statement of [
          `insert into documents select 'sha256:' || encode(sha256('x'), 'hex'), 'x'`,
          `insert into acts (actor, kind, outcome) select 'a', 'PUBLISHED', '{}' from generate_series(1, ${VERSIONS})`,
          `insert into versions (number, parent, digest, supergraph, api_schema, report, act)
           select n, nullif(n - 1, 0), 'd', ${document}, ${document}, ${document}, n
           from generate_series(1, ${VERSIONS}) as n`,
          `insert into subgraphs select 'subgraph' || n from generate_series(1, ${SUBGRAPHS}) as n`,
          `insert into version_contracts (subgraph, version, contract, url, path)
           select 'subgraph' || (n % ${SUBGRAPHS} + 1), n, ${document}, '', 'v' || n
           from generate_series(1, ${VERSIONS}) as n`,
        ]) {
          await em.execute(statement);
        }
      });
    }, 300_000);
    afterAll(async () => {
      await database.close();
      await place.remove();
    });

    test.each([VERSIONS, VERSIONS / 2])(
      'the contracts of version %i are the newest of each until then',
      async (version) => {
        const contracts = await contractsOf(database.fork(), version);
        expect(contracts).toHaveLength(SUBGRAPHS);
        const since = contracts.map((contract) => contract.since).toSorted((a, b) => a - b);
        expect(since).toEqual(
          Array.from({ length: SUBGRAPHS }, (_, index) => version - SUBGRAPHS + 1 + index),
        );
      },
    );

    test('they are found by one step in an index for each subgraph', async () => {
      const em = database.fork();
      await contractsOf(em, VERSIONS);
      const asked = sent.at(-1) ?? '';
      const rows: Record<string, unknown>[] = await em.execute(
        `explain (analyze, format json) ${asked}`,
        [VERSIONS],
      );
      const plan = JSON.stringify(rows);
      expect(plan).toContain('version_contracts_pkey');
      expect(plan).not.toMatch(/Seq Scan[^{}]*version_contracts/);
    });
  },
);
