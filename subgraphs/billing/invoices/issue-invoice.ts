import type { LedgerUnit } from '../ledger/ledger-unit.ts';
import { postToLedger } from '../ledger/post-to-ledger.ts';
import { createLoaders } from '../loaders.ts';
import type { BillingAccount } from '../model/billing-account.ts';
import { amountOfLines } from '../model/invoice-amount.ts';
import { Invoice, dueWhenIssued, printInvoiceNumber } from '../model/invoice.ts';
import { postingFor } from '../model/posting.ts';

/**
 * Finalizes a draft: from now on it asks for its money, under a number without a gap before it, and
 * the ledger has it. The account is locked by whoever calls.
 */
export async function issueInvoice(
  { em, facts, now, traceId }: LedgerUnit,
  invoice: Invoice,
  account: BillingAccount,
): Promise<void> {
  const { publicRef, currency, billingAccountId } = invoice;
  const { organizationRef } = account;
  const lines = await createLoaders(em).linesOfInvoice.load(invoice.invoiceId);
  const amount = amountOfLines(lines);
  // Told to nobody else until this transaction ends: the fact can say it before the invoice has it.
  const [upcoming]: { number: string }[] = await em.execute(
    `select upcoming_document_number('INVOICE') as number`,
  );
  const number = printInvoiceNumber(BigInt(upcoming?.number ?? 0));
  await facts.append({
    aggregateType: 'invoice',
    aggregateId: publicRef,
    eventType: 'billing.invoice.finalized.v1',
    organizationRef,
    payload: {
      invoiceRef: publicRef,
      billingAccountRef: account.publicRef,
      organizationRef,
      number,
      total: { amountMinor: String(amount.netMinor + amount.taxMinor), currency },
      dueAt: dueWhenIssued(now),
    },
  });
  invoice.finalize(now);
  await em.flush();
  // Read again, because the number is the database's.
  const { invoiceId } = invoice;
  const issued = await em.findOneOrFail(Invoice, { invoiceId }, { refresh: true });
  if (issued.printedNumber() !== number) {
    throw new Error(`The fact says ${number}, but the invoice got ${issued.printedNumber()}.`);
  }
  const posting = postingFor.invoiceFinalized({
    sourceRef: publicRef,
    effectiveAt: now,
    ...amount,
  });
  await postToLedger(em, traceId, [{ billingAccountId, posting }]);
}
