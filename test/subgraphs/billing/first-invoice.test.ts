import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { seedRef } from '@demarc/kit';
import { engines } from '../../kit/engines.ts';
import { memberOf } from '../../kit/identities.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';
import { outcomeOf, type InvoiceMutation } from './clerk.ts';
import { invariants } from './money-invariants.ts';
import { runBillingJob } from './run-billing-job.ts';
import { subscriptionMutations } from './subscriptions.ts';
import { recordUsage, usageEvent } from './usage.ts';

/** An organization that billing has never heard of. */
const organizationId = seedRef('org', 99);
const member = memberOf([organizationId]);

describe.each(engines)('a new customer on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing, { seedOrganizations: 1 });
  });
  afterAll(() => subgraph.close());

  const ask = (mutation: InvoiceMutation, input: object) =>
    outcomeOf(subgraph, mutation, input, member);
  const send = async (operation: string, name: string, input: object) => {
    const variables = { input: { requestId: randomUUID(), ...input } };
    const answer = await subgraph.executeAs(member, operation, variables);
    expect(answer.errors).toEqual([]);
    return (answer.data as Record<string, Record<string, { id: string }>>)[name] ?? {};
  };
  const kinds = (invoice: { readonly lines: readonly { readonly kind: string }[] }) =>
    invoice.lines.map(({ kind }) => kind);

  let accountId: string | undefined;
  let subscriptionId: string | undefined;

  test('subscribes, uses, is invoiced, and pays', async () => {
    const subscribed = await send(subscriptionMutations.subscribe, 'subscribe', {
      organizationId,
      pricePlanCode: 'team',
      currency: 'KWD',
      withTrial: false,
    });
    accountId = subscribed['billingAccount']?.id;
    subscriptionId = subscribed['subscription']?.id;
    // Nothing is in force before the subscription: this is not charged.
    await send(recordUsage, 'recordUsage', {
      organizationId,
      source: 'gateway',
      events: [usageEvent('before')],
    });
    const { invoice } = await ask('draftInvoice', { billingAccountId: accountId });
    expect(kinds(invoice)).toEqual(['FLAT']);
    // 109 euros at 0.33 dinars, to the fils.
    expect(invoice.total).toEqual({ amountMinor: '35970', currency: 'KWD' });
    await ask('finalizeInvoice', { invoiceId: invoice.id });
    const paid = await ask('recordPayment', {
      invoiceId: invoice.id,
      amount: { amountMinor: '35970', currency: 'KWD' },
      method: 'BANK_TRANSFER',
    });
    expect(paid.invoice.outstanding.amountMinor).toBe('0');
    expect(paid.invoice.billingAccount.balance.amountMinor).toBe('0');
  });

  test('is charged for each plan that it began, one invoice each', async () => {
    const change = async (pricePlanCode: string) => {
      const input = { subscriptionId, pricePlanCode };
      const changed = await send(subscriptionMutations.changePricePlan, 'changePricePlan', input);
      subscriptionId = changed['subscription']?.id;
    };
    await change('enterprise');
    await change('starter');
    for (const total of ['164670', '9570']) {
      const { invoice } = await ask('draftInvoice', { billingAccountId: accountId });
      expect(kinds(invoice)).toEqual(['FLAT']);
      expect(invoice.total).toEqual({ amountMinor: total, currency: 'KWD' });
      await ask('finalizeInvoice', { invoiceId: invoice.id });
    }
    const nothing = await ask('draftInvoice', { billingAccountId: accountId });
    expect(nothing.__typename).toBe('NothingToInvoice');
  });

  test('is charged by the calendar for what nobody drafted', async () => {
    const input = { subscriptionId, pricePlanCode: 'team' };
    await send(subscriptionMutations.changePricePlan, 'changePricePlan', input);
    const before = await invoicesOf();
    // A month later: the month of the team plan that began, and the next one.
    await runBillingJob(subgraph, 'close-periods', '2026-12-03T00:00:00Z');
    const after = await invoicesOf();
    expect(after.slice(before.length)).toEqual([
      { state: 'FINALIZED', total: '35970' },
      { state: 'FINALIZED', total: '35970' },
    ]);
  });

  test.each(invariants)('leaves it so that $what', async ({ violations }) => {
    expect(await subgraph.owner(violations)).toEqual([]);
  });

  const invoicesOf = () =>
    subgraph.owner(
      `select state, (select sum(amount_minor) from invoice_lines as line
         where line.invoice_id = invoices.invoice_id)::text as total
       from invoices join billing_accounts as account using (billing_account_id)
       where account.public_ref = ? order by invoice_id`,
      [accountId],
    );
});
