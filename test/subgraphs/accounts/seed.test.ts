import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { SEED_TODAY, seedOnce } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { accountsDefinition } from './accounts.ts';
import { tables } from './refused-statements.ts';

/** What is random on purpose, or tells when and where the seed ran. */
const VARYING = [
  'users.email_cipher',
  'users.display_name_cipher',
  'subject_keys.wrapped_key',
  'domain_events.event_id',
  'domain_events.recorded_at',
  'domain_events.ingest_date',
  'domain_events.tx_id',
];

type Row = Record<string, unknown>;

/** Every row of a table, without what varies. */
async function rowsOf(accounts: TestSubgraph, table: string): Promise<readonly Row[]> {
  const rows = await accounts.owner(`select * from ${table} order by 1`);
  const isKept = ([column]: [string, unknown]) => !VARYING.includes(`${table}.${column}`);
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(isKept)));
}

async function everythingOf(accounts: TestSubgraph): Promise<Record<string, readonly Row[]>> {
  const everything: Record<string, readonly Row[]> = {};
  for (const table of [...tables, 'domain_events']) {
    everything[table] = await rowsOf(accounts, table);
  }
  return everything;
}

describe.each(engines)('the seed of accounts on %s', (_name, engine) => {
  let four: TestSubgraph;
  beforeAll(async () => {
    four = await engine.openSubgraph(accountsDefinition, { seedOrganizations: 4 });
  });
  afterAll(() => four.close());

  const opened: TestSubgraph[] = [];
  afterEach(async () => {
    for (const accounts of opened.splice(0)) await accounts.close();
  });
  async function open(seedOrganizations?: number): Promise<TestSubgraph> {
    const options = seedOrganizations === undefined ? {} : { seedOrganizations };
    const accounts = await engine.openSubgraph(accountsDefinition, options);
    opened.push(accounts);
    return accounts;
  }

  test('makes equal rows of equal plans', async () => {
    const one = await everythingOf(four);
    const other = await everythingOf(await open(4));
    expect(one['organizations']).toHaveLength(4);
    expect(other).toEqual(one);
  });

  test('makes the same first organizations whatever the number', async () => {
    const few = await rowsOf(await open(2), 'organizations');
    const more = await rowsOf(four, 'organizations');
    expect(more.slice(0, 2)).toEqual(few);
  });

  test('is kept by a second one, which says what is there', async () => {
    const before = await everythingOf(four);
    expect(await seedOnce(accountsDefinition, four.database, 9)).toEqual({
      organizations: 4,
      isNew: false,
    });
    expect(await everythingOf(four)).toEqual(before);
  });

  test('that fails in the middle leaves nothing, and can be made again', async () => {
    const accounts = await open();
    const empty = await everythingOf(accounts);
    const failing: typeof accountsDefinition = {
      ...accountsDefinition,
      async seed(em, plan) {
        await accountsDefinition.seed(em, plan);
        throw new Error('The machine ran out of tea.');
      },
    };
    await expect(seedOnce(failing, accounts.database, 2)).rejects.toThrow(
      'The machine ran out of tea.',
    );
    expect(await everythingOf(accounts)).toEqual(empty);
    expect(await accounts.owner('select * from seeds')).toEqual([]);
    expect(await seedOnce(accountsDefinition, accounts.database, 2)).toEqual({
      organizations: 2,
      isNew: true,
    });
    expect(await rowsOf(accounts, 'organizations')).toHaveLength(2);
  });

  test('of no organizations has what every organization shares, and nothing else', async () => {
    const accounts = await open(0);
    const counts = Object.entries(await everythingOf(accounts)).flatMap(([table, rows]) =>
      rows.length > 0 ? [[table, rows.length]] : [],
    );
    expect(Object.fromEntries(counts)).toEqual({
      permissions: 13,
      roles: 5,
      role_permissions: 33,
      feature_rollouts: 3,
      state_transitions: 30,
    });
    expect(await accounts.execute('{ organizations { nodes { id } } }')).toEqual({
      data: { organizations: { nodes: [] } },
      errors: [],
    });
  });

  test('tells one fact of each organization, at the moment of its creation', async () => {
    const [facts] = await four.owner(
      `select count(*)::int as facts, bool_and(occurred_at = created_at) as at_creation,
         bool_and(aggregate_seq = 1 and event_type = 'accounts.organization.created.v1') as created,
         max(created_at) < ? as before_today
       from domain_events join organizations on public_ref = aggregate_id`,
      [SEED_TODAY],
    );
    expect(facts).toEqual({ facts: 4, at_creation: true, created: true, before_today: true });
  });
});
