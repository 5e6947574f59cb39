import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { seedInvoiceCount, seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import { everywhere } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { outcomeOf } from './clerk.ts';
import { invariants } from './money-invariants.ts';
import { runBillingJob } from './run-billing-job.ts';

/** PGlite has one connection: nothing happens at once there. */
const concurrent = engines.filter(([name]) => name === 'PostgreSQL');

const DRAFT = seedRef('inv', 1, seedInvoiceCount(1) + 1);
const CALLS = 500;
const REQUESTS = 100;
/** At a time: more than there are connections to the database. */
const CLIENTS = 25;

/** Asks for no more than tells one effect from another. */
const RECORD = `mutation ($input: RecordPaymentInput!) {
  recordPayment(input: $input) { ... on RecordPaymentPayload { replayed payment { id } } }
}`;

/** What recording a payment answers. */
interface Answer {
  readonly data: { readonly recordPayment: Payload };
  readonly errors: readonly unknown[];
}

interface Payload {
  readonly replayed: boolean;
  readonly payment: { readonly id: string };
}

describe.each(concurrent)('money at once on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 24 });
  });
  afterAll(() => subgraph.close());

  const count = async (sql: string) => Number((await subgraph.owner(sql))[0]?.['count']);

  test('two clerks and one draft: one finalizes, the other is told so', async () => {
    const outcomes = await Promise.all(
      ['usr_a', 'usr_b'].map((clerk) =>
        outcomeOf(subgraph, 'finalizeInvoice', { invoiceId: DRAFT }, everywhere(clerk)),
      ),
    );
    expect(outcomes.map(({ __typename }) => __typename).toSorted()).toEqual([
      'FinalizeInvoicePayload',
      'InvoiceNotDraft',
    ]);
    expect(outcomes.find(({ state }) => state)).toMatchObject({ state: 'FINALIZED' });
  });

  test(`${CALLS} calls under ${REQUESTS} request ids are ${REQUESTS} payments`, async () => {
    const before = await count('select count(*) from payments');
    const ids = Array.from({ length: REQUESTS }, (): string => randomUUID());
    const inputOf = (requestId: string) => ({
      requestId,
      invoiceId: DRAFT,
      amount: { amountMinor: '3', currency: 'EUR' },
      method: 'CARD',
    });
    const waiting = Array.from({ length: CALLS }, (_, index) => ids[index % REQUESTS] ?? '');
    const answers: Payload[] = [];
    /** As a client does: what is still at work is asked for again, after the others. */
    const client = async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        const { data, errors } = (await subgraph.execute(RECORD, {
          input: inputOf(id),
        })) as Answer;
        if (errors.length === 0) answers.push(data.recordPayment);
        else {
          expect(errors).toMatchObject([{ code: 'REQUEST_IN_PROGRESS' }]);
          waiting.push(id);
        }
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    expect(answers).toHaveLength(CALLS);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(REQUESTS);
    const refs = new Set(answers.map(({ payment }) => payment.id));
    expect(refs.size).toBe(REQUESTS);
    expect(await count('select count(*) from payments')).toBe(before + REQUESTS);
    const [posted] = await subgraph.owner(
      `select sum(ledger_entries.amount_minor)::int as cash from ledger_entries
         join ledger_transactions using (ledger_transaction_id)
         join payments on payments.public_ref = source_ref join invoices using (invoice_id)
       where side = 'DEBIT' and invoices.public_ref = '${DRAFT}'`,
    );
    expect(posted).toEqual({ cash: 3 * REQUESTS });
  }, 240_000);

  test('payments, credits and a void of one invoice never take more than there is', async () => {
    const [open] = await subgraph.owner(
      `select invoice_open_minor(invoice_id)::text as open from invoices where public_ref = '${DRAFT}'`,
    );
    const half = String(BigInt(String(open?.['open'])) / 2n + 1n);
    const amount = { amountMinor: half, currency: 'EUR' };
    const outcomes = await Promise.all([
      ...[1, 2, 3].map(() =>
        outcomeOf(subgraph, 'recordPayment', { invoiceId: DRAFT, amount, method: 'CARD' }),
      ),
      ...[1, 2].map(() =>
        outcomeOf(subgraph, 'issueCreditNote', { invoiceId: DRAFT, amount, reason: 'x' }),
      ),
      outcomeOf(subgraph, 'voidInvoice', { invoiceId: DRAFT }),
    ]);
    const names = outcomes.map(({ __typename }) => __typename);
    expect(names.filter((name) => name.endsWith('Payload'))).toHaveLength(1);
    expect(names.at(-1)).toBe('InvoiceSettled');
  });

  test('drafts of many accounts finalized at once, and periods closed meanwhile by two processes', async () => {
    const drafts = await subgraph.owner(`select public_ref from invoices where state = 'DRAFT'`);
    expect(drafts.length).toBeGreaterThan(8);
    const closing = () => runBillingJob(subgraph, 'close-periods', '2026-12-01T00:00:00Z');
    const [first, second, ...outcomes] = await Promise.all([
      closing(),
      closing(),
      ...drafts.map(({ public_ref: invoiceId }) =>
        outcomeOf(subgraph, 'finalizeInvoice', { invoiceId }),
      ),
    ]);
    const third = await closing();
    for (const { __typename } of outcomes) {
      expect(['FinalizeInvoicePayload', 'InvoiceNotDraft']).toContain(__typename);
    }
    const renewed = [first, second, third].reduce(
      (sum, report) => sum + Number(report['renewed']),
      0,
    );
    expect(
      await count(
        `select count(*) from domain_events where event_type = 'billing.subscription.renewed.v1'`,
      ),
    ).toBe(renewed);
    expect(renewed).toBeGreaterThan(8);
    expect(await count(`select count(*) from invoices where state = 'DRAFT'`)).toBe(0);
  });

  test('of many who draft for one account, one does', async () => {
    await subgraph.app(
      `insert into usage_events (source, event_id, organization_ref, meter_code, quantity, occurred_at,
         payload_hash, trace_id, ingest_date)
       values ('test', 'one', ?, 'api-calls', 1000, '2026-11-01T12:00:00Z', sha256('x'), 'test', '2026-11-01')`,
      [seedRef('org', 1)],
    );
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () =>
        outcomeOf(subgraph, 'draftInvoice', { billingAccountId: seedRef('ba', 1) }),
      ),
    );
    const names = outcomes.map(({ __typename }) => __typename);
    expect(names.filter((name) => name === 'DraftInvoicePayload')).toHaveLength(1);
    expect(names.filter((name) => name === 'InvoiceDraftExists')).toHaveLength(7);
  });

  test('the ledger is rebuilt equal to itself while money moves', async () => {
    const [open] = await subgraph.owner(
      `select public_ref, currency from invoices where state = 'FINALIZED' and invoice_open_minor(invoice_id) > 20`,
    );
    const pay = () =>
      outcomeOf(subgraph, 'recordPayment', {
        invoiceId: open?.['public_ref'],
        amount: { amountMinor: '1', currency: open?.['currency'] },
        method: 'CARD',
      });
    const [, report] = await Promise.all([
      Promise.all(Array.from({ length: 20 }, pay)),
      runBillingJob(subgraph, 'rebuild-ledger-balances', '2026-12-01T00:00:00Z'),
    ]);
    expect(report['mended']).toBe(0);
    expect(
      await runBillingJob(subgraph, 'rebuild-ledger-balances', '2026-12-01T00:00:00Z'),
    ).toMatchObject({
      mended: 0,
    });
  });

  test.each(invariants)('leaves it so that $what', async ({ violations }) => {
    expect(await subgraph.owner(violations)).toEqual([]);
  });
});
