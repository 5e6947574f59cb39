import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { invariants } from './seed-invariants.ts';

const ORGANIZATIONS = 30;

/** What tells when and where the seed ran. */
const VARYING = new Set(['recorded_at', 'received_at', 'ingest_date', 'tx_id', 'seeded_at']);

type Rows = readonly Record<string, unknown>[];

/** Every row of every table, without what varies. */
async function everythingOf(subgraph: TestSubgraph): Promise<Record<string, Rows>> {
  const tables = await subgraph.owner(
    `select relname from pg_class where relnamespace = 'public'::regnamespace
       and relkind in ('r', 'p') and not relispartition
       and relname not in ('schema_migrations', 'outbox_epochs') order by 1`,
  );
  const everything: Record<string, Rows> = {};
  for (const { relname } of tables) {
    const rows = await subgraph.owner(`select * from ${String(relname)}`);
    const kept = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => !VARYING.has(column))),
    );
    everything[String(relname)] = kept.sort((one, other) =>
      JSON.stringify(one) < JSON.stringify(other) ? -1 : 1,
    );
  }
  return everything;
}

describe.each(engines)('the seed of billing on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: ORGANIZATIONS });
  });
  afterAll(() => subgraph.close());

  test.each(invariants)('$what', async ({ violations }) => {
    expect(await subgraph.owner(violations)).toEqual([]);
  });

  test('makes equal rows of equal plans', async () => {
    const again = await engine.openSubgraph(billing, { seedOrganizations: ORGANIZATIONS });
    const one = await everythingOf(subgraph);
    const other = await everythingOf(again).finally(() => again.close());
    expect(one['billing_accounts']).toHaveLength(ORGANIZATIONS);
    expect(other).toEqual(one);
  });

  test('tells every story', async () => {
    const [told] = await subgraph.owner(
      `select
         (select count(distinct collection_state)::int from billing_accounts) as collection,
         (select count(distinct state)::int from billing_subscriptions) as subscriptions,
         (select count(distinct state)::int from invoices) as invoices,
         (select count(distinct state)::int from payments) as payments,
         (select count(distinct source)::int from entitlement_grants) as sources,
         (select count(*) > 0 from credit_notes) as credited,
         (select count(*) > 0 from usage_events where workflow_run_ref is not null) as ran`,
    );
    expect(told).toEqual({
      collection: 4,
      subscriptions: 5,
      invoices: 3,
      payments: 2,
      sources: 3,
      credited: true,
      ran: true,
    });
  });

  test('of no organizations has what is sold, and nothing else', async () => {
    const empty = await engine.openSubgraph(billing, { seedOrganizations: 0 });
    const answer = await empty
      .execute('{ pricePlans { nodes { code currentVersion { versionNumber } } } }')
      .finally(() => empty.close());
    const plan = (code: string, versionNumber: number) => ({
      code,
      currentVersion: { versionNumber },
    });
    expect(answer).toEqual({
      data: { pricePlans: { nodes: [plan('starter', 1), plan('team', 2), plan('enterprise', 1)] } },
      errors: [],
    });
  });
});
