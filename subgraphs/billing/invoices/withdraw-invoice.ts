import type { LedgerUnit } from '../ledger/ledger-unit.ts';
import { postToLedger } from '../ledger/post-to-ledger.ts';
import { createLoaders } from '../loaders.ts';
import type { BillingAccount } from '../model/billing-account.ts';
import { amountOfLines } from '../model/invoice-amount.ts';
import type { Invoice } from '../model/invoice.ts';
import { LedgerTransaction } from '../model/ledger-transaction.ts';
import { postingFor } from '../model/posting.ts';

/**
 * Takes back a finalized invoice: it keeps its number, and the ledger what was posted for it, beside
 * the reversal of each. The account is locked by whoever calls.
 */
export async function withdrawInvoice(
  { em, facts, now, traceId }: LedgerUnit,
  invoice: Invoice,
  { organizationRef }: BillingAccount,
): Promise<void> {
  const { publicRef: sourceRef, billingAccountId } = invoice;
  await facts.append({
    aggregateType: 'invoice',
    aggregateId: sourceRef,
    eventType: 'billing.invoice.voided.v1',
    organizationRef,
    payload: { invoiceRef: sourceRef, organizationRef },
  });
  const lines = await createLoaders(em).linesOfInvoice.load(invoice.invoiceId);
  const cause = { sourceRef, effectiveAt: now, ...amountOfLines(lines) };
  invoice.withdraw(now);
  await em.flush();
  const kind = 'REVENUE_RECOGNISED';
  const isRecognised = (await em.count(LedgerTransaction, { kind, sourceRef })) > 0;
  const undone = [
    postingFor.invoiceFinalized(cause),
    ...(isRecognised ? [postingFor.revenueRecognised(cause)] : []),
  ];
  await postToLedger(
    em,
    traceId,
    undone.map((one) => ({ billingAccountId, posting: postingFor.reversal(one, now) })),
  );
}
