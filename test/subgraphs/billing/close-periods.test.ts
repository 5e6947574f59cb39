import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { invariants } from './money-invariants.ts';
import { runBillingJob } from './run-billing-job.ts';

/** The seed's periods end with November; the third organization's trial ends on the 4th. */
const DECEMBER = '2026-12-01T00:00:00Z';

describe.each(engines)('closing periods on %s', (name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 16 });
  });
  afterAll(() => subgraph.close());

  const live = () =>
    subgraph.owner(
      `select state, period_end <= '${DECEMBER}' as is_over, count(*)::int from billing_subscriptions
       where state <> 'ENDED' group by 1, 2 order by 1, 2`,
    );

  test('does nothing before any is over', async () => {
    expect(await runBillingJob(subgraph, 'close-periods', '2026-11-02T00:00:00Z')).toEqual({
      renewed: 0,
      activated: 0,
      ended: 0,
      invoiced: 0,
    });
  });

  test('activates what was tried out, and invoices its first month', async () => {
    const report = await runBillingJob(subgraph, 'close-periods', '2026-11-15T00:00:00Z');
    expect(report['activated']).toBeGreaterThan(0);
    expect(report).toMatchObject({ renewed: 0, ended: 0, invoiced: report['activated'] });
    const invoiced = await subgraph.owner(
      `select distinct subscription.state, invoices.state as invoice, period_start = invoiced_from as in_time
       from (select *, period_start as invoiced_from from billing_subscriptions) as subscription
         join invoices using (billing_subscription_id, period_start)
       where trial_ends_at > '2026-11-01' `,
    );
    expect(invoiced).toEqual([{ state: 'ACTIVE', invoice: 'FINALIZED', in_time: true }]);
  });

  test('renews what runs, ends what was cancelled, each with its invoice', async () => {
    const before = await live();
    const due = (state: string) =>
      Number(
        before.find((row) => row['state'] === state && row['is_over'] === true)?.['count'] ?? 0,
      );
    const drafts = await subgraph.owner(`select invoice_id from invoices where state = 'DRAFT'`);
    const report = await runBillingJob(subgraph, 'close-periods', DECEMBER);
    expect(report).toMatchObject({
      renewed: due('ACTIVE'),
      activated: 0,
      ended: due('CANCELLED'),
    });
    expect(due('CANCELLED')).toBeGreaterThan(0);
    // Each draft that was left, and the month in advance of each that is renewed.
    expect(report['invoiced']).toBe(drafts.length + due('ACTIVE'));
    expect(await subgraph.owner(`select from invoices where state = 'DRAFT'`)).toEqual([]);
    expect(
      (await live()).filter((row) => row['is_over'] === true && row['state'] !== 'PAUSED'),
    ).toEqual([]);
  });

  test('ends the grants with the subscription', async () => {
    const open = await subgraph.owner(
      `select from entitlement_grants join billing_subscriptions on billing_subscriptions.public_ref = source_ref
       where source = 'PLAN' and effective_to is distinct from ended_at`,
    );
    expect(open).toEqual([]);
  });

  test('is safe twice', async () => {
    expect(await runBillingJob(subgraph, 'close-periods', DECEMBER)).toEqual({
      renewed: 0,
      activated: 0,
      ended: 0,
      invoiced: 0,
    });
  });

  test('by two processes at once closes each period once', async () => {
    // PGlite has one connection: what runs at once there waits.
    const processes = name === 'PostgreSQL' ? 4 : 2;
    const before = await live();
    const reports = await Promise.all(
      Array.from({ length: processes }, () =>
        runBillingJob(subgraph, 'close-periods', '2027-03-02T00:00:00Z'),
      ),
    );
    const again = await runBillingJob(subgraph, 'close-periods', '2027-03-02T00:00:00Z');
    const renewed = [...reports, again].reduce((sum, report) => sum + Number(report['renewed']), 0);
    const [active] = before.filter((row) => row['state'] === 'ACTIVE');
    // January, February and March of each; those that were activated on another day have as many.
    const facts = await subgraph.owner(
      `select aggregate_id, payload, occurred_at from domain_events
       where event_type = 'billing.subscription.renewed.v1' and occurred_at > '${DECEMBER}'`,
    );
    expect(active?.['count']).toBeGreaterThan(0);
    expect(facts).toHaveLength(renewed);
    expect(
      new Set(facts.map((fact) => JSON.stringify([fact['aggregate_id'], fact['occurred_at']])))
        .size,
    ).toBe(renewed);
    expect(
      await subgraph.owner(
        `select from billing_subscriptions where state = 'ACTIVE' and period_end <= '2027-03-02'`,
      ),
    ).toEqual([]);
  });

  test.each(invariants)('leaves it so that $what', async ({ violations }) => {
    expect(await subgraph.owner(violations)).toEqual([]);
  });

  test('leaves nothing for the verification of the ledger to tell', async () => {
    await runBillingJob(subgraph, 'recognise-revenue', '2027-03-02T00:00:00Z');
    const report = await runBillingJob(subgraph, 'verify-ledger', '2027-03-02T00:00:00Z');
    expect(Object.values(report)).toEqual([0, 0, 0, 0, 0]);
  });
});
