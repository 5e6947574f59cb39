import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { seedInvoiceCount, seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { outcomeOf } from './clerk.ts';
import { everythingTold } from './everything-told.ts';
import { invariants } from './money-invariants.ts';
import { runBillingJob } from './run-billing-job.ts';

/** The first organization: enterprise, in euros, with a draft for November. */
const ACCOUNT = seedRef('ba', 1);
const DRAFT = seedRef('inv', 1, seedInvoiceCount(1) + 1);

describe.each(engines)('drafting on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 8 });
  });
  afterAll(() => subgraph.close());

  let events = 0;
  /** Usage of an organization, as the intake writes it. */
  const use = (ordinal: number, meter: string, quantity: string, occurredAt: string) =>
    subgraph.app(
      `insert into usage_events (source, event_id, organization_ref, meter_code, quantity, occurred_at,
         payload_hash, trace_id, ingest_date)
       values ('test', ?, ?, ?, ?::numeric, ?, sha256('x'), 'test', '2026-11-01')`,
      [`event-${(events += 1)}`, seedRef('org', ordinal), meter, quantity, occurredAt],
    );
  const draft = (billingAccountId: string = ACCOUNT) =>
    outcomeOf(subgraph, 'draftInvoice', { billingAccountId });

  test('is refused while there is a draft', async () => {
    const before = await everythingTold(subgraph);
    expect(await draft()).toMatchObject({ __typename: 'InvoiceDraftExists', invoiceId: DRAFT });
    expect(await everythingTold(subgraph)).toEqual(before);
  });

  test('is refused where nothing waits to be charged', async () => {
    await outcomeOf(subgraph, 'finalizeInvoice', { invoiceId: DRAFT });
    const before = await everythingTold(subgraph);
    expect(await draft()).toMatchObject({ __typename: 'NothingToInvoice' });
    expect(await everythingTold(subgraph)).toEqual(before);
  });

  test('charges new usage, late usage as an adjustment, and the tax on both', async () => {
    await use(1, 'api-calls', '1000.5', '2026-11-01T10:00:00Z');
    await use(1, 'api-calls', '500', '2026-11-01T11:00:00Z');
    await use(1, 'workflow-runs', '2', '2026-10-31T23:00:00Z');
    // Not yet: the request's now is the 2nd of November.
    await use(1, 'api-calls', '7', '2026-11-02T00:00:00Z');
    // Somebody else's.
    await use(2, 'api-calls', '9', '2026-11-01T10:00:00Z');
    const { invoice } = await draft();
    const line = (
      kind: string,
      quantity: string,
      unitAmount: string,
      exact: string,
      minor: string,
    ) => ({
      kind,
      quantity,
      unitAmount,
      exactAmount: exact,
      amount: { amountMinor: minor, currency: 'EUR' },
    });
    expect(invoice.lines).toMatchObject([
      // 1.425475 euros, and 0.045 of late ones, each rounded once.
      { ...line('USAGE', '1500.5', '0.00095', '1.425475', '143'), meter: { code: 'api-calls' } },
      {
        ...line('ADJUSTMENT', '2', '0.0225', '0.045', '4'),
        meter: null,
        description: 'Workflow runs, reported after the last invoice',
      },
      line('TAX', '0.19', '1.47', '0.2793', '28'),
    ]);
    expect(invoice).toMatchObject({
      state: 'DRAFT',
      number: null,
      periodStart: '2026-10-31T23:00:00.000Z',
      periodEnd: '2026-11-02T00:00:00.000Z',
      total: { amountMinor: '175', currency: 'EUR' },
      outstanding: { amountMinor: '0' },
    });
  });

  test('charges nothing for a trial', async () => {
    // The third organization upgraded on the 21st of October, for a trial of two weeks.
    await use(3, 'api-calls', '5', '2026-11-01T10:00:00Z');
    const outcome = await draft(seedRef('ba', 3));
    expect(outcome.invoice.lines.map(({ kind }) => kind)).not.toContain('FLAT');
    const [charged] = await subgraph.owner(
      `select count(*)::int as events from invoiced_usage join usage_events using (usage_event_id)
       where source = 'test' and organization_ref = '${seedRef('org', 3)}'`,
    );
    expect(charged).toEqual({ events: 0 });
  });

  test('refuses what no invoice asks for, and leaves it for the next one', async () => {
    // The fourth organization is delinquent, and its draft is finalized first.
    const ref = seedRef('inv', 4, seedInvoiceCount(4) + 1);
    await outcomeOf(subgraph, 'finalizeInvoice', { invoiceId: ref });
    await use(4, 'api-calls', '9'.repeat(25), '2026-11-01T10:00:00Z');
    const before = await everythingTold(subgraph);
    expect(await draft(seedRef('ba', 4))).toMatchObject({
      __typename: 'InvoiceTooLarge',
      limit: { amountMinor: '1000000000000000' },
    });
    expect(await everythingTold(subgraph)).toEqual(before);
  });

  test('one account that cannot be invoiced does not keep the others from it', async () => {
    const closing = runBillingJob(subgraph, 'close-periods', '2026-12-01T00:00:00Z');
    await expect(closing).rejects.toThrow(/1 accounts failed/);
    const over = await subgraph.owner(
      `select account.public_ref from billing_accounts as account
         join billing_subscriptions using (billing_account_id)
       where period_end <= '2026-12-01' and state in ('TRIALING', 'ACTIVE', 'CANCELLED')`,
    );
    expect(over).toEqual([{ public_ref: seedRef('ba', 4) }]);
  });

  test('of no account that there is, finds none', async () => {
    for (const id of [seedRef('ba', 99), 'ba_', '\u0001', "' or true"]) {
      expect(await draft(id)).toMatchObject({ __typename: 'TargetNotFound', id });
    }
  });

  test.each(invariants)('leaves it so that $what', async ({ violations }) => {
    expect(await subgraph.owner(violations)).toEqual([]);
  });
});
