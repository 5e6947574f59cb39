import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actAs, seedRef, writePathMigration } from '@demarc/kit';
import { workflows as definition } from '@demarc/workflows';
import { engines } from '../kit/engines.ts';
import { memberOf } from '../kit/identities.ts';
import type { TestSubgraph } from '../kit/test-subgraph.ts';
import { undone } from '../kit/undone.ts';
import {
  allowed,
  claim,
  fact,
  forbiddenToApplication,
  refusedToOwner,
  standingRows,
} from './refused-writes.ts';
import { refusalOf } from './workflows/refusal.ts';

test('the write path is alike in every context, but for the name of the role', () => {
  const ofBilling = JSON.stringify(writePathMigration('billing'));
  const ofWorkflows = JSON.stringify(writePathMigration('workflows'));
  expect(ofBilling.replaceAll('billing_app', 'workflows_app')).toBe(ofWorkflows);
});

// One context stands for all, because of the test above.
describe.each(engines)('the write path on %s', (_name, engine) => {
  let context: TestSubgraph;
  beforeAll(async () => {
    context = await engine.openSubgraph(definition);
    for (const row of standingRows) await context.app(row);
  });
  afterAll(() => context.close());

  /** As it was opened, without a word about roles. */
  const asApplication = (sql: string) => context.database.fork().execute(sql);

  test.each(refusedToOwner)('refuses even its owner $what', async ({ sql, code, by }) => {
    expect(await refusalOf(context.owner(sql))).toEqual({ code, by });
  });

  test.each(forbiddenToApplication)('does not let the application $what', async ({ sql, code }) => {
    expect(await refusalOf(asApplication(sql))).toEqual({ code });
  });

  test.each(allowed)('lets the application $what', async ({ sql }) => {
    const rows = await undone(context.database, async (em) => {
      await actAs(em, 'system');
      return em.execute<unknown[]>(`${sql} returning 1`);
    });
    expect(rows).toHaveLength(1);
  });

  test('keeps from a request of a user what is the machine’s', async () => {
    const seen = await context.database.fork().transactional(async (em) => {
      await actAs(em, memberOf([seedRef('org', 1)]));
      const none: unknown[] = await em.execute(
        `select 1 from inbox_events union all select 1 from outbox_cursors union all select 1 from seeds
         union all select 1 from idempotency_requests union all select 1 from domain_events`,
      );
      const deleted: unknown[] = await em.execute('delete from inbox_events returning 1');
      return [none, deleted];
    });
    expect(seen).toEqual([[], []]);
  });

  test('lets one of two claims of a request through', async () => {
    const claims = [1, 2, 3].map(() => refusalOf(context.app(claim({ scope_key: "'raced'" }))));
    const outcomes = await Promise.all(claims);
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
  });
});

describe.each(engines)('the epoch of facts on %s', (_name, engine) => {
  let context: TestSubgraph;
  beforeAll(async () => (context = await engine.openSubgraph(definition)));
  afterAll(() => context.close());

  let recorded = 0;
  let raised = 0;
  async function record(): Promise<Record<string, unknown> | undefined> {
    recorded += 1;
    const [row] = await context.app(
      `${fact({ aggregate_seq: String(recorded) })}
       returning epoch, tx_id = pg_current_xact_id() as is_of_this_transaction`,
    );
    return row;
  }
  const inEpoch = (epoch: number) => ({ epoch, is_of_this_transaction: true });

  test('begins with the first fact, also where two are the first at once', async () => {
    const facts = await Promise.all([record(), record(), record()]);
    expect(facts).toEqual([inEpoch(1), inEpoch(1), inEpoch(1)]);
    const epochs = await context.app(
      `select epoch, outbox_epochs.system_identifier = cluster.system_identifier as is_of_this_cluster
       from outbox_epochs, pg_control_system() as cluster`,
    );
    expect(epochs).toEqual([{ epoch: 1, is_of_this_cluster: true }]);
  });

  test('stays while the cluster is the same', async () => {
    expect([await record(), await record()]).toEqual([inEpoch(1), inEpoch(1)]);
  });

  test('is raised when the database wakes up in another cluster', async () => {
    // As a restored dump looks: the last epoch names a cluster that this is not.
    await context.owner('insert into outbox_epochs (epoch, system_identifier) values (2, 42)');
    const first = await record();
    raised = Number(first?.['epoch']);
    expect([first, await record()]).toEqual([inEpoch(raised), inEpoch(raised)]);
    // Not 3, which may have been an epoch after this dump was made.
    const seconds = (Date.now() - Date.UTC(2026, 0, 1)) / 1000;
    expect(Math.abs(raised - seconds)).toBeLessThan(60);
  });

  test('is begun by the owner where a database was put back, and by nobody else', async () => {
    await context.owner('select begin_outbox_epoch()');
    const next = await record();
    expect(next?.['epoch']).toBeGreaterThan(raised);
    raised = Number(next?.['epoch']);
    await expect(context.app('select begin_outbox_epoch()')).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('does not depend on tables that the application puts in front', async () => {
    recorded += 1;
    await context.app(`do $$ begin
      create temp table outbox_epochs on commit drop as select 77 as epoch, system_identifier from pg_control_system();
      set local search_path = pg_temp, public;
      ${fact({ aggregate_seq: String(recorded) }).replace('domain_events', 'public.domain_events')};
    end $$`);
    const [last] = await context.app('select max(epoch) as epoch from domain_events');
    expect(last).toEqual({ epoch: raised });
  });
});
