import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { seedInvoiceCount, seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { outcomeOf } from './clerk.ts';
import { refusalOf } from './refusal.ts';

/** The open invoice of the second organization. */
const OPEN = seedRef('inv', 2, seedInvoiceCount(2));

const pay = (name: string) =>
  `insert into payments (public_ref, invoice_id, billing_account_id, currency, amount_minor, method, requested_at)
   select 'pay_' || repeat('${name}', 26), invoice_id, billing_account_id, currency,
     (select sum(amount_minor) from invoice_lines where invoice_id = invoices.invoice_id), 'CARD', now()
   from invoices where public_ref = '${OPEN}'`;
const withdraw = async (subgraph: TestSubgraph) =>
  (await outcomeOf(subgraph, 'voidInvoice', { invoiceId: OPEN })).__typename;

describe.each(engines)('settling at once on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 2 });
  });
  afterAll(() => subgraph.close());

  test('of many who pay one invoice at once, one does; then it cannot be voided', async () => {
    const outcomes = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => refusalOf(subgraph.app(pay(name)))),
    );
    const tooMuch = { code: '23514', by: 'SETTLEMENT_EXCEEDS_INVOICE' };
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome !== 'accepted')).toEqual(
      Array.from({ length: 7 }, () => tooMuch),
    );
    expect(await withdraw(subgraph)).toBe('InvoiceSettled');
  });

  test('a payment that failed makes room for the next one, or for the void', async () => {
    const fail = "update payments set state = 'FAILED', failure_code = 'x' where state = 'PENDING'";
    await subgraph.app(fail);
    expect(await refusalOf(subgraph.app(pay('z')))).toBe('accepted');
    await subgraph.app(fail);
    const [paid, withdrawn] = await Promise.all([
      refusalOf(subgraph.app(pay('y'))),
      withdraw(subgraph),
    ]);
    const notFinalized = { code: '23514', by: 'INVOICE_NOT_FINALIZED' };
    expect([
      ['accepted', 'InvoiceSettled'],
      [notFinalized, 'VoidInvoicePayload'],
    ]).toContainEqual([paid, withdrawn]);
  });
});
