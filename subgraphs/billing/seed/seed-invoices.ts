import { appendEvents, insertAll } from '@demarc/kit';
import type { EntityManager } from '@mikro-orm/sql';
import { InvoiceLine } from '../model/invoice-line.ts';
import { Invoice, printInvoiceNumber } from '../model/invoice.ts';
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
      usageUntil: invoice.periodStart,
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
  await markUsage(em, drafts);
  return drafts.map(({ invoiceId }) => invoiceId);
}

/** Notes which usage the drafts charge for: that of the month before theirs. */
async function markUsage(em: EntityManager, drafts: readonly Invoice[]): Promise<void> {
  await em.execute(
    `insert into invoiced_usage (usage_event_id, ingest_date, invoice_id)
     select usage_event_id, ingest_date, invoice_id
     from invoices join billing_accounts using (billing_account_id)
       join usage_events using (organization_ref)
     where invoice_id = any(array(select json_array_elements_text(?::json)::bigint))
       and occurred_at >= period_start - interval '1 month' and occurred_at < period_start`,
    [JSON.stringify(drafts.map(({ invoiceId }) => String(invoiceId)))],
  );
}

/** Finalizes drafts of one month in their order, which is the order of their numbers. */
export async function finalizeInvoices(
  em: EntityManager,
  invoices: readonly InvoiceToSeed[],
): Promise<void> {
  const [upcoming]: { number: string }[] = await em.execute(
    `select upcoming_document_number('INVOICE') as number`,
  );
  const first = Number(upcoming?.number);
  await appendEvents(
    em,
    invoices.map((one, index) => finalizedFact(one, first + index)),
  );
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

function finalizedFact({ account, invoice }: InvoiceToSeed, number: number) {
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
      number: printInvoiceNumber(number),
      total: { amountMinor: String(invoice.totalMinor), currency: account.customer.currency },
      dueAt: invoice.dueAt,
    },
  });
}
