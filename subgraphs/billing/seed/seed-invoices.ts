import { appendEvents, insertAll } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import { InvoiceLine } from '../model/invoice-line.ts';
import { Invoice } from '../model/invoice.ts';
import { seedFact } from './fact.ts';
import type { PlannedInvoice } from './invoice-plan.ts';
import type { SeededAccount } from './seed-accounts.ts';

/** An invoice to write, and for whom. */
export interface InvoiceToSeed {
  readonly account: SeededAccount;
  readonly invoice: PlannedInvoice;
  readonly billingSubscriptionId: bigint | null;
}

/** Drafts invoices with their lines, in the order given. Returns primary keys, in that order. */
export async function draftInvoices(
  em: EntityManager,
  invoices: readonly InvoiceToSeed[],
): Promise<readonly bigint[]> {
  const drafts = await insertAll(
    em,
    Invoice,
    invoices.map(({ account, billingSubscriptionId, invoice }) => ({
      publicRef: invoice.publicRef,
      billingAccountId: account.billingAccountId,
      billingSubscriptionId,
      currency: account.customer.currency,
      state: 'DRAFT' as const,
      periodStart: invoice.periodStart,
      periodEnd: invoice.periodEnd,
      createdAt: invoice.periodStart,
    })),
  );
  const lines = drafts.flatMap(({ invoiceId }, index) =>
    (invoices[index]?.invoice.lines ?? []).map((line, at) => ({
      ...line,
      invoiceId,
      lineNumber: at + 1,
    })),
  );
  await insertAll(em, InvoiceLine, lines);
  return drafts.map(({ invoiceId }) => invoiceId);
}

/** Finalizes drafts of one month in their order, which is the order of their numbers. */
export async function finalizeInvoices(
  em: EntityManager,
  invoices: readonly InvoiceToSeed[],
): Promise<void> {
  await appendEvents(em, invoices.map(finalizedFact));
  await em.execute(
    `update invoices set state = 'FINALIZED', issued_at = wanted.issued_at, due_at = wanted.due_at,
       version = version + 1
     from (select * from json_to_recordset(?::json)
       as wanted(public_ref text, issued_at timestamptz, due_at timestamptz)) as wanted
     where invoices.public_ref = wanted.public_ref`,
    [
      JSON.stringify(
        invoices.map(({ invoice: { publicRef, issuedAt, dueAt } }) => ({
          public_ref: publicRef,
          issued_at: issuedAt,
          due_at: dueAt,
        })),
      ),
    ],
  );
}

function finalizedFact({ account, invoice }: InvoiceToSeed) {
  return seedFact({
    aggregateType: 'invoice',
    aggregateId: invoice.publicRef,
    aggregateSeq: 1,
    eventType: 'billing.invoice.finalized.v1',
    occurredAt: invoice.issuedAt,
    payload: {
      invoiceRef: invoice.publicRef,
      billingAccountRef: account.publicRef,
      organizationRef: account.customer.organizationRef,
      total: { amountMinor: String(invoice.totalMinor), currency: account.customer.currency },
      dueAt: invoice.dueAt,
    },
  });
}
