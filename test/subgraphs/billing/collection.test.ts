import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { seedInvoiceCount, seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { outcomeOf } from './clerk.ts';
import { invariants } from './money-invariants.ts';
import { runBillingJob } from './run-billing-job.ts';

/** The first organization pays on time; its draft is finalized on the 2nd and due on the 16th. */
const ACCOUNT = seedRef('ba', 1);
const INVOICE = seedRef('inv', 1, seedInvoiceCount(1) + 1);
const DUE = '2026-11-16T00:00:00.000Z';
/** The fourth is delinquent, by its last two invoices. */
const DELINQUENT = seedRef('ba', 4);

describe.each(engines)('collecting on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 8 });
    await outcomeOf(subgraph, 'finalizeInvoice', { invoiceId: INVOICE });
  });
  afterAll(() => subgraph.close());

  const dun = (now: string) => runBillingJob(subgraph, 'dun', now);
  const nothing = { goodStanding: 0, pastDue: 0, delinquent: 0 };
  const changesOf = async (account: string) => {
    const facts = await subgraph.owner(
      `select payload from domain_events where event_type = 'billing.collection_state.changed.v1'
         and aggregate_id = '${account}' order by aggregate_seq`,
    );
    return facts.map(({ payload }) => payload);
  };
  const stateOf = async (account: string) => {
    const [row] = await subgraph.owner(
      `select collection_state from billing_accounts where public_ref = '${account}'`,
    );
    return row?.['collection_state'];
  };
  const openOf = async (account: string) =>
    subgraph.owner(
      `select invoices.public_ref, invoice_open_minor(invoice_id)::text as open, invoices.currency
       from invoices join billing_accounts as account using (billing_account_id)
       where account.public_ref = '${account}' and state = 'FINALIZED' and invoice_open_minor(invoice_id) > 0
       order by invoice_id`,
    );
  const payAll = (row: Record<string, unknown>) =>
    outcomeOf(subgraph, 'recordPayment', {
      invoiceId: row['public_ref'],
      amount: { amountMinor: row['open'], currency: row['currency'] },
      method: 'BANK_TRANSFER',
    });

  const giveUp = (invoiceId: unknown) =>
    outcomeOf(subgraph, 'writeOffInvoice', { invoiceId, reason: 'Out of business' });

  test('gives up no debt of an account in good standing', async () => {
    expect(await giveUp(INVOICE)).toMatchObject({
      __typename: 'AccountNotDelinquent',
      collectionState: 'GOOD_STANDING',
    });
  });

  test('moves nothing while the calendar says nothing new', async () => {
    expect(await dun('2026-11-02T00:00:00Z')).toEqual(nothing);
    expect(await dun('2026-11-02T00:00:00Z')).toEqual(nothing);
  });

  test('is past due from the due date on, delinquent after thirty days of it, both by one late run', async () => {
    await dun('2026-11-15T23:59:59.999Z');
    expect(await stateOf(ACCOUNT)).toBe('GOOD_STANDING');
    const report = await dun('2027-01-01T00:00:00Z');
    expect(report['pastDue']).toBeGreaterThan(0);
    expect(await stateOf(ACCOUNT)).toBe('DELINQUENT');
    const told = { billingAccountRef: ACCOUNT, organizationRef: seedRef('org', 1) };
    expect((await changesOf(ACCOUNT)).slice(-2)).toEqual([
      { ...told, from: 'GOOD_STANDING', to: 'PAST_DUE', since: DUE },
      { ...told, from: 'PAST_DUE', to: 'DELINQUENT', since: '2026-12-16T00:00:00.000Z' },
    ]);
    expect(await dun('2027-01-01T00:00:00Z')).toEqual(nothing);
  });

  test('is over with the payment of what was overdue, not before', async () => {
    const [oldest, ...others] = await openOf(DELINQUENT);
    const before = await changesOf(DELINQUENT);
    const [first] = await changesOf(DELINQUENT);
    expect(first).toMatchObject({ from: 'GOOD_STANDING', to: 'PAST_DUE' });
    const paid = await payAll(oldest ?? {});
    // The other one came due in October: less than thirty days before the request's now.
    expect(paid.invoice.billingAccount.collectionState).toBe('PAST_DUE');
    expect((await changesOf(DELINQUENT)).slice(before.length)).toMatchObject([
      { from: 'DELINQUENT', to: 'PAST_DUE', since: '2026-11-02T00:00:00.000Z' },
    ]);
    for (const other of others) await payAll(other);
    expect(await stateOf(DELINQUENT)).toBe('GOOD_STANDING');
  });

  test('gives up a debt once the account is delinquent, and stays so', async () => {
    const lost = await openOf(ACCOUNT);
    const given = await giveUp(lost[0]?.['public_ref']);
    expect(given.invoice).toMatchObject({
      outstanding: { amountMinor: '0' },
      billingAccount: { collectionState: 'WRITTEN_OFF' },
    });
    expect(await giveUp(lost[0]?.['public_ref'])).toMatchObject({
      __typename: 'NothingOutstanding',
    });
    expect(await dun('2027-06-01T00:00:00Z')).not.toMatchObject({ goodStanding: 1 });
    expect(await stateOf(ACCOUNT)).toBe('WRITTEN_OFF');
  });

  test('by two processes at once tells each change once', async () => {
    await Promise.all([
      dun('2027-09-01T00:00:00Z'),
      dun('2027-09-01T00:00:00Z'),
      dun('2027-09-01T00:00:00Z'),
    ]);
    expect(await dun('2027-09-01T00:00:00Z')).toEqual(nothing);
  });

  test.each(invariants)('leaves it so that $what', async ({ violations }) => {
    expect(await subgraph.owner(violations)).toEqual([]);
  });
});
