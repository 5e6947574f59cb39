import { targetNotFound, type Command } from '@demarc/kit';
import { lockAccount } from '../collection/lock-account.ts';
import type { BillingLoaders } from '../loaders.ts';
import { BillingAccount } from '../model/billing-account.ts';
import { Invoice } from '../model/invoice.ts';

/** An invoice that nobody else changes until the command ends, and whose it is. */
export interface TakenInvoice {
  readonly invoice: Invoice;
  readonly account: BillingAccount;
}

/**
 * Takes an invoice for a command that needs a permission on it. What is decided by it holds: its
 * account is locked, and it is read again after the lock.
 * @throws Refused TargetNotFound, PermissionDenied
 */
export async function takeInvoice(
  command: Command<BillingLoaders>,
  invoiceRef: string,
  permission: string,
): Promise<TakenInvoice> {
  const { em, loaders } = command;
  const found = await loaders.invoiceByRef.load(invoiceRef);
  if (!found) throw targetNotFound('invoice', invoiceRef);
  const { invoiceId, billingAccountId } = found;
  const { organizationRef } = await em.findOneOrFail(BillingAccount, { billingAccountId });
  command.permit(permission, { organization: organizationRef });
  const account = await lockAccount(em, billingAccountId);
  // The row too: what settles an invoice waits for it, whoever inserts it.
  await em.execute('select from invoices where invoice_id = ? for no key update', [
    String(invoiceId),
  ]);
  const invoice = await em.findOneOrFail(Invoice, { invoiceId }, { refresh: true });
  return { invoice, account };
}
