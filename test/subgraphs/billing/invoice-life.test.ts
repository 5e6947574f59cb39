import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { seedInvoiceCount, seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import { memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { documentOf, outcomeOf } from './clerk.ts';
import { invariants } from './money-invariants.ts';

/** The draft of the first organization, which pays on time, and what its sixth asks for. */
const DRAFT = seedRef('inv', 1, seedInvoiceCount(1) + 1);

describe.each(engines)('an invoice on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 8 });
  });
  afterAll(() => subgraph.close());

  const pay = (invoiceId: string, amountMinor: string, rest: object = {}) =>
    outcomeOf(subgraph, 'recordPayment', {
      invoiceId,
      amount: { amountMinor, currency: 'EUR' },
      method: 'CARD',
      ...rest,
    });

  test('is finalized under the next number, and the ledger has it', async () => {
    const input = { requestId: 'finalize-the-draft-1', invoiceId: DRAFT };
    const finalized = await outcomeOf(subgraph, 'finalizeInvoice', input);
    expect(finalized).toMatchObject({
      __typename: 'FinalizeInvoicePayload',
      replayed: false,
      invoice: {
        id: DRAFT,
        number: 'INV-000037',
        state: 'FINALIZED',
        issuedAt: '2026-11-02T00:00:00.000Z',
        dueAt: '2026-11-16T00:00:00.000Z',
      },
    });
    const { total, outstanding, billingAccount } = finalized.invoice;
    expect(outstanding).toEqual(total);
    expect(BigInt(billingAccount.balance.amountMinor)).toBeGreaterThan(0n);
    expect(await outcomeOf(subgraph, 'finalizeInvoice', input)).toEqual({
      ...finalized,
      replayed: true,
    });
    const [fact] = await subgraph.owner(
      `select payload, organization_ref from domain_events
       where event_type = 'billing.invoice.finalized.v1' and aggregate_id = '${DRAFT}'`,
    );
    expect(fact).toEqual({
      organization_ref: seedRef('org', 1),
      payload: {
        invoiceRef: DRAFT,
        billingAccountRef: seedRef('ba', 1),
        organizationRef: seedRef('org', 1),
        number: 'INV-000037',
        total,
        dueAt: '2026-11-16T00:00:00.000Z',
      },
    });
  });

  test.each([
    ['a member who may neither do that now nor read the account', [seedRef('org', 1)]],
    ['who belongs no more', [seedRef('org', 2)]],
  ])('is not told to %s, when the request that finalized it is sent again', async (_, places) => {
    const answer = await subgraph.executeAs(
      memberOf(places, ['workflows.run.read']),
      documentOf('finalizeInvoice'),
      { input: { requestId: 'finalize-the-draft-1', invoiceId: DRAFT } },
    );
    expect(answer).toMatchObject({
      data: null,
      errors: [{ code: 'FORBIDDEN', path: ['finalizeInvoice', 'invoice'] }],
    });
  });

  test('is finalized once', async () => {
    expect(await outcomeOf(subgraph, 'finalizeInvoice', { invoiceId: DRAFT })).toEqual({
      __typename: 'InvoiceNotDraft',
      message: expect.stringContaining('FINALIZED'),
      invoiceId: DRAFT,
      state: 'FINALIZED',
    });
  });

  test('is paid in parts, never more than is open, and each reference of the provider once', async () => {
    const first = await pay(DRAFT, '100', { providerReference: 'ch_1' });
    expect(first).toMatchObject({
      __typename: 'RecordPaymentPayload',
      payment: {
        state: 'SUCCEEDED',
        method: 'CARD',
        amount: { amountMinor: '100', currency: 'EUR' },
      },
      invoice: { settledAt: null },
    });
    const open = BigInt(first.invoice.outstanding.amountMinor);
    expect(open).toBe(BigInt(first.invoice.total.amountMinor) - 100n);
    expect(await pay(DRAFT, '1', { providerReference: 'ch_1' })).toMatchObject({
      __typename: 'ProviderReferenceUsed',
      paymentId: first.payment.id,
    });
    expect(await pay(DRAFT, String(open + 1n))).toMatchObject({
      __typename: 'PaymentExceedsOutstanding',
      outstanding: { amountMinor: String(open), currency: 'EUR' },
    });
    const last = await pay(DRAFT, String(open));
    expect(last.invoice).toMatchObject({
      outstanding: { amountMinor: '0' },
      settledAt: '2026-11-02T00:00:00.000Z',
      billingAccount: { balance: { amountMinor: expect.any(String) } },
    });
    expect(await pay(DRAFT, '1')).toMatchObject({ __typename: 'PaymentExceedsOutstanding' });
  });

  test('that is paid is credited to the account, up to what was paid', async () => {
    const credit = (amountMinor: string) =>
      outcomeOf(subgraph, 'issueCreditNote', {
        invoiceId: DRAFT,
        amount: { amountMinor, currency: 'EUR' },
        reason: 'Counted twice',
      });
    const given = await credit('250');
    expect(given).toMatchObject({
      creditNote: {
        appliedTo: 'CREDIT_BALANCE',
        reason: 'Counted twice',
        number: expect.stringMatching(/^CN-/),
      },
      invoice: { outstanding: { amountMinor: '0' } },
    });
    const total = BigInt(given.invoice.total.amountMinor);
    expect(await credit(String(total - 249n))).toMatchObject({
      __typename: 'CreditExceedsInvoice',
      limit: { amountMinor: String(total - 250n), currency: 'EUR' },
    });
  });

  test('that is paid cannot be taken back, one that is not can, with its usage', async () => {
    expect(await outcomeOf(subgraph, 'voidInvoice', { invoiceId: DRAFT })).toMatchObject({
      __typename: 'InvoiceSettled',
      invoiceId: DRAFT,
    });
    // The draft of the second organization.
    const other = seedRef('inv', 2, seedInvoiceCount(2) + 1);
    await outcomeOf(subgraph, 'finalizeInvoice', { invoiceId: other });
    const before = await subgraph.owner(
      `select count(*)::int as charged from invoiced_usage join invoices using (invoice_id)
       where public_ref = '${other}' and released_at is null`,
    );
    expect(before[0]?.['charged']).toBeGreaterThan(0);
    const taken = await outcomeOf(subgraph, 'voidInvoice', { invoiceId: other });
    expect(taken.invoice).toMatchObject({
      state: 'VOID',
      outstanding: { amountMinor: '0' },
      voidedAt: '2026-11-02T00:00:00.000Z',
    });
    const again = await outcomeOf(subgraph, 'draftInvoice', { billingAccountId: seedRef('ba', 2) });
    expect(again.invoice.lines).toEqual(taken.invoice.lines);
    expect(await outcomeOf(subgraph, 'voidInvoice', { invoiceId: other })).toMatchObject({
      __typename: 'InvoiceNotFinalized',
      state: 'VOID',
    });
  });

  test('is for whoever may issue it, and not there for another tenant', async () => {
    const organization = seedRef('org', 1);
    const cannot = await outcomeOf(
      subgraph,
      'finalizeInvoice',
      { invoiceId: DRAFT },
      memberOf([organization], ['billing.payment.record']),
    );
    expect(cannot).toMatchObject({
      __typename: 'PermissionDenied',
      permission: 'billing.invoice.issue',
    });
    const foreign = await outcomeOf(
      subgraph,
      'finalizeInvoice',
      { invoiceId: DRAFT },
      memberOf([seedRef('org', 2)]),
    );
    expect(foreign).toMatchObject({ __typename: 'TargetNotFound', id: DRAFT });
  });

  test.each(invariants)('leaves it so that $what', async ({ violations }) => {
    expect(await subgraph.owner(violations)).toEqual([]);
  });
});
