import { createLoaders } from '../loaders.ts';
import type { BillingAccount } from '../model/billing-account.ts';
import { amountOfLines } from '../model/invoice-amount.ts';
import { Invoice } from '../model/invoice.ts';
import { postingFor } from '../model/posting.ts';
import type { LedgerUnit } from './ledger-unit.ts';
import { postToLedger } from './post-to-ledger.ts';
import { unrecognised } from './unrecognised.ts';

/**
 * Recognises the revenue of an account's invoices whose period is over. The account is locked by
 * whoever calls.
 * @returns of how many
 */
export async function recogniseRevenue(
  { em, facts, now, traceId }: LedgerUnit,
  { billingAccountId, organizationRef }: BillingAccount,
): Promise<number> {
  const due: { invoice_id: string }[] = await em.execute(
    `select invoice_id from invoices where billing_account_id = ? and ${unrecognised}
     order by invoice_id`,
    [String(billingAccountId), now],
  );
  const loaders = createLoaders(em);
  for (const { invoice_id } of due) {
    const invoice = await em.findOneOrFail(Invoice, { invoiceId: BigInt(invoice_id) });
    const { publicRef: sourceRef, currency, periodEnd: effectiveAt } = invoice;
    const { netMinor } = amountOfLines(await loaders.linesOfInvoice.load(invoice.invoiceId));
    await facts.append({
      aggregateType: 'invoice',
      aggregateId: sourceRef,
      eventType: 'billing.revenue.recognised.v1',
      organizationRef,
      occurredAt: effectiveAt,
      payload: {
        invoiceRef: sourceRef,
        organizationRef,
        amount: { amountMinor: String(netMinor), currency },
      },
    });
    const posting = postingFor.revenueRecognised({ sourceRef, effectiveAt, netMinor });
    await postToLedger(em, traceId, [{ billingAccountId, posting }]);
  }
  return due.length;
}
