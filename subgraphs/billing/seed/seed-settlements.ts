import { appendEvents, insertAll, seedRef, type DomainEvent } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import { CreditNote } from '../model/credit-note.ts';
import { Invoice } from '../model/invoice.ts';
import { WriteOff } from '../model/write-off.ts';
import { seedFact } from './fact.ts';
import { partOf, type InvoiceToSettle } from './invoice-to-settle.ts';
import { seedPayments } from './seed-payments.ts';

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
