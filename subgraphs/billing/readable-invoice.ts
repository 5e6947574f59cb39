import type { BillingContext } from './loaders.ts';
import type { Invoice } from './model/invoice.ts';
import { readableAccount } from './readable-account.ts';

/**
 * An invoice by its ref, for whoever may read the account that it is for; null when there is none.
 * @throws GraphQLError FORBIDDEN
 */
export async function readableInvoice(
  publicRef: string,
  context: BillingContext,
): Promise<Invoice | null> {
  const invoice = await context.loaders.invoiceByRef.load(publicRef);
  if (!invoice) return null;
  readableAccount(await context.loaders.accountById.load(invoice.billingAccountId), context);
  return invoice;
}
