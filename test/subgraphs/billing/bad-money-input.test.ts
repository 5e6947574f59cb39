import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { seedInvoiceCount, seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import { everyPermission, memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { ask, outcomeOf, type InvoiceMutation } from './clerk.ts';
import { everythingTold } from './everything-told.ts';

/** An open invoice of the second organization, a paid one of the first, and a draft. */
const OPEN = seedRef('inv', 2, seedInvoiceCount(2));
const PAID = seedRef('inv', 1, 1);
const DRAFT = seedRef('inv', 1, seedInvoiceCount(1) + 1);
/** The second organization is billed in dollars. */
const dollars = (amountMinor: unknown) => ({ amountMinor, currency: 'USD' });

const payment = (changes: object) => ({
  invoiceId: OPEN,
  amount: dollars('100'),
  method: 'CARD',
  ...changes,
});
const credit = (changes: object) => ({
  invoiceId: OPEN,
  amount: dollars('100'),
  reason: 'Counted twice',
  ...changes,
});

type Row = readonly [what: string, mutation: InvoiceMutation, input: object, answer: string];

/** What is wrong, and what it is answered with: a code of an error, or the name of a refusal. */
const table: readonly Row[] = [
  ['no request id', 'recordPayment', payment({ requestId: null }), 'REQUEST_ID_REQUIRED'],
  ['an empty request id', 'recordPayment', payment({ requestId: '' }), 'REQUEST_ID_REQUIRED'],
  [
    'a short request id',
    'recordPayment',
    payment({ requestId: 'x'.repeat(15) }),
    'REQUEST_ID_INVALID',
  ],
  [
    'a long request id',
    'recordPayment',
    payment({ requestId: 'x'.repeat(129) }),
    'REQUEST_ID_INVALID',
  ],

  ['an amount of zero', 'recordPayment', payment({ amount: dollars('0') }), 'BAD_USER_INPUT'],
  ['a negative amount', 'recordPayment', payment({ amount: dollars('-100') }), 'BAD_USER_INPUT'],
  [
    'an amount with a fraction',
    'recordPayment',
    payment({ amount: dollars(1.5) }),
    'BAD_USER_INPUT',
  ],
  [
    'an amount that is no number',
    'recordPayment',
    payment({ amount: dollars('ten') }),
    'BAD_USER_INPUT',
  ],
  ['an amount of nothing', 'recordPayment', payment({ amount: dollars(null) }), 'BAD_USER_INPUT'],
  [
    'an amount over 64 bits',
    'recordPayment',
    payment({ amount: dollars('9223372036854775808') }),
    'BAD_USER_INPUT',
  ],
  [
    'an amount of forty digits',
    'recordPayment',
    payment({ amount: dollars('9'.repeat(40)) }),
    'BAD_USER_INPUT',
  ],
  [
    'an amount of a thousand digits',
    'recordPayment',
    payment({ amount: dollars('9'.repeat(1000)) }),
    'BAD_USER_INPUT',
  ],
  [
    'the largest amount of 64 bits',
    'recordPayment',
    payment({ amount: dollars('9223372036854775807') }),
    'BAD_USER_INPUT',
  ],
  [
    'one more than any invoice asks for',
    'recordPayment',
    payment({ amount: dollars('1000000000000001') }),
    'BAD_USER_INPUT',
  ],
  [
    'the most that an invoice asks for',
    'recordPayment',
    payment({ amount: dollars('1000000000000000') }),
    'PaymentExceedsOutstanding',
  ],
  [
    'an amount given as a number',
    'recordPayment',
    payment({ amount: dollars(2 ** 53) }),
    'BAD_USER_INPUT',
  ],

  [
    'another currency',
    'recordPayment',
    payment({ amount: { amountMinor: '1', currency: 'EUR' } }),
    'CurrencyMismatch',
  ],
  [
    'a currency that nobody knows',
    'recordPayment',
    payment({ amount: { amountMinor: '1', currency: 'XXX' } }),
    'CurrencyMismatch',
  ],
  [
    'a currency in small letters',
    'recordPayment',
    payment({ amount: { amountMinor: '1', currency: 'usd' } }),
    'BAD_USER_INPUT',
  ],
  [
    'a currency of nothing',
    'recordPayment',
    payment({ amount: { amountMinor: '1', currency: '' } }),
    'BAD_USER_INPUT',
  ],
  [
    'a currency that is no text',
    'recordPayment',
    payment({ amount: { amountMinor: '1', currency: ['USD'] } }),
    'BAD_USER_INPUT',
  ],

  ['a method that nobody knows', 'recordPayment', payment({ method: 'CASH' }), 'BAD_USER_INPUT'],
  ['a reference of nothing', 'recordPayment', payment({ providerReference: '' }), 'BAD_USER_INPUT'],
  [
    'a reference that is too long',
    'recordPayment',
    payment({ providerReference: 'x'.repeat(201) }),
    'BAD_USER_INPUT',
  ],
  [
    'a reference with U+0000',
    'recordPayment',
    payment({ providerReference: 'a\u0000' }),
    'BAD_USER_INPUT',
  ],

  [
    'money from before the invoice',
    'recordPayment',
    payment({ receivedAt: '2020-01-01T00:00:00Z' }),
    'PaymentOutOfTime',
  ],
  [
    'money from the future',
    'recordPayment',
    payment({ receivedAt: '2026-11-02T00:00:00.001Z' }),
    'PaymentOutOfTime',
  ],
  [
    'money from the end of time',
    'recordPayment',
    payment({ receivedAt: '9999-12-31T23:59:59Z' }),
    'PaymentOutOfTime',
  ],
  [
    'a moment that is none',
    'recordPayment',
    payment({ receivedAt: 'yesterday' }),
    'BAD_USER_INPUT',
  ],
  [
    'a day that is none',
    'recordPayment',
    payment({ receivedAt: '2026-02-30T00:00:00Z' }),
    'BAD_USER_INPUT',
  ],

  ['the payment of a draft', 'recordPayment', payment({ invoiceId: DRAFT }), 'InvoiceNotFinalized'],
  [
    'the payment of nothing that is there',
    'recordPayment',
    payment({ invoiceId: seedRef('inv', 99, 1) }),
    'TargetNotFound',
  ],
  ['an id of nothing', 'recordPayment', payment({ invoiceId: '' }), 'BAD_USER_INPUT'],
  [
    'an id that is too long',
    'recordPayment',
    payment({ invoiceId: 'x'.repeat(65) }),
    'BAD_USER_INPUT',
  ],
  [
    "an account's id for an invoice's",
    'recordPayment',
    payment({ invoiceId: seedRef('ba', 2) }),
    'TargetNotFound',
  ],
  ['an id that is no text', 'recordPayment', payment({ invoiceId: 12.5 }), 'BAD_USER_INPUT'],
  [
    'a field that nobody knows',
    'recordPayment',
    payment({ settledAt: '2026-11-02T00:00:00Z' }),
    'BAD_USER_INPUT',
  ],

  ['a credit of zero', 'issueCreditNote', credit({ amount: dollars('0') }), 'BAD_USER_INPUT'],
  ['a negative credit', 'issueCreditNote', credit({ amount: dollars('-1') }), 'BAD_USER_INPUT'],
  [
    'an enormous credit',
    'issueCreditNote',
    credit({ amount: dollars('1000000000000000') }),
    'CreditExceedsInvoice',
  ],
  [
    'a credit in another currency',
    'issueCreditNote',
    credit({ amount: { amountMinor: '1', currency: 'JPY' } }),
    'CurrencyMismatch',
  ],
  ['a credit without a reason', 'issueCreditNote', credit({ reason: '' }), 'BAD_USER_INPUT'],
  [
    'a credit with too long a reason',
    'issueCreditNote',
    credit({ reason: 'x'.repeat(201) }),
    'BAD_USER_INPUT',
  ],
  ['a credit on a draft', 'issueCreditNote', credit({ invoiceId: DRAFT }), 'InvoiceNotFinalized'],

  ['a draft for nobody', 'draftInvoice', { billingAccountId: '' }, 'BAD_USER_INPUT'],
  [
    'a draft for a name that is too long',
    'draftInvoice',
    { billingAccountId: 'x'.repeat(65) },
    'BAD_USER_INPUT',
  ],
  [
    'a draft for an account that is not there',
    'draftInvoice',
    { billingAccountId: seedRef('ba', 99) },
    'TargetNotFound',
  ],
  ['a second draft', 'draftInvoice', { billingAccountId: seedRef('ba', 1) }, 'InvoiceDraftExists'],
  ['finalizing what is finalized', 'finalizeInvoice', { invoiceId: OPEN }, 'InvoiceNotDraft'],
  ['finalizing what is not there', 'finalizeInvoice', { invoiceId: 'inv_' }, 'TargetNotFound'],
  ['taking back a draft', 'voidInvoice', { invoiceId: DRAFT }, 'InvoiceNotFinalized'],
  ['taking back what is paid', 'voidInvoice', { invoiceId: PAID }, 'InvoiceSettled'],
  [
    'giving up a debt too early',
    'writeOffInvoice',
    { invoiceId: OPEN, reason: 'x' },
    'AccountNotDelinquent',
  ],
  [
    'giving up a debt without a reason',
    'writeOffInvoice',
    { invoiceId: OPEN, reason: '' },
    'BAD_USER_INPUT',
  ],
  [
    'giving up a draft',
    'writeOffInvoice',
    { invoiceId: DRAFT, reason: 'x' },
    'InvoiceNotFinalized',
  ],
];

/** What each mutation needs, with an input that would do. */
const needs: readonly (readonly [InvoiceMutation, string, object])[] = [
  ['draftInvoice', 'billing.invoice.issue', { billingAccountId: seedRef('ba', 2) }],
  ['finalizeInvoice', 'billing.invoice.issue', { invoiceId: DRAFT }],
  ['voidInvoice', 'billing.invoice.issue', { invoiceId: OPEN }],
  ['recordPayment', 'billing.payment.record', payment({})],
  ['issueCreditNote', 'billing.invoice.issue', credit({})],
  ['writeOffInvoice', 'billing.invoice.issue', { invoiceId: OPEN, reason: 'x' }],
];

describe.each(engines)('bad input about money on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  let before: Record<string, unknown>;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 2 });
    before = await everythingTold(subgraph);
  });
  afterAll(() => subgraph.close());

  test.each(table)('%s is refused by name', async (_what, mutation, input, expected) => {
    const answer = await ask(subgraph, mutation, input);
    const data = answer.data as Record<string, { __typename: string }> | null;
    const { errors } = answer;
    const refusal = data?.[mutation];
    expect([...errors.map(({ code }) => code), ...(refusal ? [refusal.__typename] : [])]).toEqual([
      expected,
    ]);
  });

  test.each(needs)(
    '%s without the permission %s is refused',
    async (mutation, permission, input) => {
      const others = everyPermission.filter((one) => one !== permission);
      const lacking = memberOf([seedRef('org', 1), seedRef('org', 2)], others);
      const outcome = await outcomeOf(subgraph, mutation, input, lacking);
      expect(outcome).toMatchObject({ __typename: 'PermissionDenied', permission });
    },
  );

  test.each(needs)('%s by a stranger finds nothing', async (mutation, _permission, input) => {
    const outcome = await outcomeOf(subgraph, mutation, input, memberOf([seedRef('org', 3)]));
    expect(outcome).toMatchObject({ __typename: 'TargetNotFound' });
  });

  test('and leaves no trace', async () => {
    expect(await everythingTold(subgraph)).toEqual(before);
  });

  test('what is right is taken', async () => {
    const paid = await outcomeOf(
      subgraph,
      'recordPayment',
      payment({ receivedAt: '2026-11-02T00:00:00Z' }),
    );
    expect(paid.__typename).toBe('RecordPaymentPayload');
    const credited = await outcomeOf(subgraph, 'issueCreditNote', credit({}));
    expect(credited.__typename).toBe('IssueCreditNotePayload');
  });
});
