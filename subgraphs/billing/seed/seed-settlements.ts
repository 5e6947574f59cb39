import { appendEvents, insertAll, seedRef, type DomainEvent } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import { CreditNote } from '../model/credit-note.ts';
import { Invoice } from '../model/invoice.ts';
import { Payment } from '../model/payment.ts';
import { WriteOff } from '../model/write-off.ts';
import { seedFact } from './fact.ts';
import type { InvoiceToSeed } from './seed-invoices.ts';
import type { PlannedPayment, PlannedSettlement } from './settlement-plan.ts';

/** A finalized invoice, and what became of it. */
export interface InvoiceToSettle extends InvoiceToSeed {
  readonly invoiceId: bigint;
  readonly settlement: PlannedSettlement;
}

/** Seeds what became of finalized invoices: payments, credit notes, write-offs, voids. */
export async function seedSettlements(
  em: EntityManager,
  invoices: readonly InvoiceToSettle[],
): Promise<void> {
  await seedPayments(em, invoices);
  await seedCreditNotes(em, invoices);
  await seedWriteOffs(em, invoices);
  await seedVoids(em, invoices);
}

async function seedPayments(
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
  await appendEvents(
    em,
    attempts.map(({ one, payment, publicRef }) => paymentFact(one, payment, publicRef)),
  );
  // One attempt after the other, because two on their way at once would pay twice.
  const rounds = Map.groupBy(attempts, ({ one, payment }) =>
    one.settlement.payments.indexOf(payment),
  );
  for (const round of rounds.values()) {
    await insertAll(
      em,
      Payment,
      round.map(({ one, payment: { method, requestedAt }, publicRef }) => ({
        ...partOf(one),
        publicRef,
        amountMinor: one.invoice.totalMinor,
        method,
        requestedAt,
      })),
    );
    await em.execute(
      `update payments set state = case when outcome.settled_at is null then 'FAILED' else 'SUCCEEDED' end,
         settled_at = outcome.settled_at,
         failure_code = case when outcome.settled_at is null then 'insufficient_funds' end,
         version = version + 1
       from json_to_recordset(?::json) as outcome(public_ref text, settled_at timestamptz)
       where payments.public_ref = outcome.public_ref`,
      [
        JSON.stringify(
          round.map(({ publicRef, payment: { settledAt } }) => ({
            public_ref: publicRef,
            settled_at: settledAt,
          })),
        ),
      ],
    );
  }
}

async function seedCreditNotes(
  em: EntityManager,
  invoices: readonly InvoiceToSettle[],
): Promise<void> {
  const notes = invoices.flatMap((one) => {
    const { account, invoice, settlement } = one;
    if (!settlement.credit) return [];
    return {
      ...partOf(one),
      publicRef: seedRef('cn', account.customer.ordinal, invoice.ordinal),
      amountMinor: settlement.credit.amountMinor,
      appliedTo: 'CREDIT_BALANCE' as const,
      reason: 'Calls counted twice',
      issuedAt: settlement.credit.at,
      organizationRef: account.customer.organizationRef,
    };
  });
  await appendEvents(
    em,
    notes.map(({ publicRef, organizationRef, amountMinor, currency, issuedAt }) =>
      seedFact({
        aggregateType: 'credit_note',
        aggregateId: publicRef,
        aggregateSeq: 1,
        eventType: 'billing.credit_note.issued.v1',
        occurredAt: issuedAt,
        payload: {
          creditNoteRef: publicRef,
          organizationRef,
          amount: { amountMinor: String(amountMinor), currency },
        },
      }),
    ),
  );
  await insertAll(
    em,
    CreditNote,
    notes.map(({ organizationRef: _, ...note }) => note),
  );
}

async function seedWriteOffs(
  em: EntityManager,
  invoices: readonly InvoiceToSettle[],
): Promise<void> {
  const lost = invoices.flatMap((one) => {
    const { writeOff } = one.settlement;
    if (!writeOff) return [];
    return {
      ...partOf(one),
      publicRef: seedRef('wof', one.account.customer.ordinal, one.invoice.ordinal),
      amountMinor: writeOff.amountMinor,
      reason: 'Customer cannot be reached',
      writtenOffAt: writeOff.at,
    };
  });
  await appendEvents(
    em,
    invoices.flatMap((one) =>
      one.settlement.writeOff ? endFact(one, 'written_off', one.settlement.writeOff.at) : [],
    ),
  );
  await insertAll(em, WriteOff, lost);
}

async function seedVoids(em: EntityManager, invoices: readonly InvoiceToSettle[]): Promise<void> {
  for (const one of invoices) {
    const { voidedAt } = one.settlement;
    if (!voidedAt) continue;
    await appendEvents(em, [endFact(one, 'voided', voidedAt)]);
    await em.nativeUpdate(
      Invoice,
      { invoiceId: one.invoiceId },
      { state: 'VOID', voidedAt, version: 3n },
    );
  }
}

function partOf({ invoiceId, account }: InvoiceToSettle) {
  const { billingAccountId, customer } = account;
  return { invoiceId, billingAccountId, currency: customer.currency };
}

function paymentFact(
  { account, invoice }: InvoiceToSettle,
  { settledAt, requestedAt }: PlannedPayment,
  publicRef: string,
): DomainEvent {
  const { organizationRef, currency } = account.customer;
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

function endFact(
  { account, invoice }: InvoiceToSettle,
  verb: 'voided' | 'written_off',
  occurredAt: Date,
): DomainEvent {
  return seedFact({
    aggregateType: 'invoice',
    aggregateId: invoice.publicRef,
    aggregateSeq: 2,
    eventType: `billing.invoice.${verb}.v1`,
    occurredAt,
    payload: {
      invoiceRef: invoice.publicRef,
      organizationRef: account.customer.organizationRef,
    },
  });
}
