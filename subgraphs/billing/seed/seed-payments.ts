import { appendEvents, insertAll, seedRef, type DomainEvent } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import { Payment } from '../model/payment.ts';
import { seedFact } from './fact.ts';
import { partOf, type InvoiceToSettle } from './invoice-to-settle.ts';
import type { PlannedPayment } from './settlement-plan.ts';

/** One attempt to pay an invoice, by its name. */
interface Attempt {
  readonly one: InvoiceToSettle;
  readonly payment: PlannedPayment;
  readonly publicRef: string;
}

/** Seeds every attempt to pay, from its request to its outcome. */
export async function seedPayments(
  em: EntityManager,
  invoices: readonly InvoiceToSettle[],
): Promise<void> {
  const attempts = invoices.flatMap((one) =>
    one.settlement.payments.map((payment, index) => ({
      one,
      payment,
      publicRef: seedRef('pay', one.account.customer.ordinal, one.invoice.ordinal, index + 1),
    })),
  );
  await appendEvents(em, attempts.map(outcomeFact));
  // One attempt after the other, because two on their way at once would pay twice.
  const rounds = Map.groupBy(attempts, ({ one, payment }) =>
    one.settlement.payments.indexOf(payment),
  );
  for (const round of rounds.values()) {
    await requestPayments(em, round);
    await settlePayments(em, round);
  }
}

async function requestPayments(em: EntityManager, attempts: readonly Attempt[]): Promise<void> {
  const rows = attempts.map(({ one, payment: { method, requestedAt }, publicRef }) => ({
    ...partOf(one),
    publicRef,
    amountMinor: one.invoice.totalMinor,
    method,
    requestedAt,
  }));
  await insertAll(em, Payment, rows);
}

async function settlePayments(em: EntityManager, attempts: readonly Attempt[]): Promise<void> {
  const outcomes = attempts.map(({ publicRef, payment }) => ({
    public_ref: publicRef,
    state: payment.settledAt ? 'SUCCEEDED' : 'FAILED',
    settled_at: payment.settledAt,
    failure_code: payment.settledAt ? null : 'insufficient_funds',
  }));
  await em.execute(
    `update payments set state = outcome.state, settled_at = outcome.settled_at,
       failure_code = outcome.failure_code, version = version + 1
     from json_to_recordset(?::json)
       as outcome(public_ref text, state text, settled_at timestamptz, failure_code text)
     where payments.public_ref = outcome.public_ref`,
    [JSON.stringify(outcomes)],
  );
}

function outcomeFact({ one: { account, invoice }, payment, publicRef }: Attempt): DomainEvent {
  const { organizationRef, currency } = account.customer;
  const { settledAt, requestedAt } = payment;
  return seedFact({
    aggregateType: 'payment',
    aggregateId: publicRef,
    aggregateSeq: 1,
    eventType: `billing.payment.${settledAt ? 'succeeded' : 'failed'}.v1`,
    occurredAt: settledAt ?? requestedAt,
    payload: {
      paymentRef: publicRef,
      invoiceRef: invoice.publicRef,
      organizationRef,
      amount: { amountMinor: String(invoice.totalMinor), currency },
    },
  });
}
