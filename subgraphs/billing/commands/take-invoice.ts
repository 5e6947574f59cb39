import { targetNotFound, type Command } from '@demarc/kit';
import { lockAccount } from '../collection/lock-account.ts';
import type { BillingLoaders } from '../loaders.ts';
import { BillingAccount } from '../model/billing-account.ts';
import type { Invoice } from '../model/invoice.ts';

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
  { em, loaders, permit }: Command<BillingLoaders>,
  invoiceRef: string,
  permission: string,
): Promise<TakenInvoice> {
  const invoice = await loaders.invoiceByRef.load(invoiceRef);
  if (!invoice) throw targetNotFound('invoice', invoiceRef);
  const { billingAccountId } = invoice;
  const { organizationRef } = await em.findOneOrFail(BillingAccount, { billingAccountId });
  permit(permission, { organization: organizationRef });
  const account = await lockAccount(em, billingAccountId);
  await em.refresh(invoice);
  return { invoice, account };
}
