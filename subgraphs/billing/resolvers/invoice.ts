import { properties, referenceResolver, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import type { Invoice as InvoiceModel } from '../model/invoice.ts';
import { readableAccount } from '../readable-account.ts';
import { readableInvoice } from '../readable-invoice.ts';
import { settlementOfInvoice, totalOfInvoice } from '../settlement-of-invoice.ts';

export const Invoice: TypeResolvers<InvoiceModel, BillingLoaders> = {
  ...referenceResolver<BillingLoaders>(({ id }, context) => readableInvoice(id, context)),
  ...properties<InvoiceModel>('state', 'periodStart', 'periodEnd', 'issuedAt', 'dueAt', 'voidedAt'),
  id: (invoice) => invoice.publicRef,
  number: (invoice) => invoice.printedNumber(),
  // Whoever issued an invoice sees the invoice; the whole account is for its readers.
  billingAccount: async ({ billingAccountId }, _args, context) =>
    readableAccount(await context.loaders.accountById.load(billingAccountId), context),
  subscription: ({ billingSubscriptionId }, _args, { loaders }) =>
    billingSubscriptionId == null ? null : loaders.subscriptionById.load(billingSubscriptionId),
  lines: async ({ invoiceId, currency }, _args, { loaders }) => {
    const lines = await loaders.linesOfInvoice.load(invoiceId);
    return lines.map((line) => ({ line, currency }));
  },
  total: async (invoice, _args, { loaders }) => ({
    amountMinor: await totalOfInvoice(invoice, loaders),
    currency: invoice.currency,
  }),
  outstanding: async (invoice, _args, { loaders }) => ({
    amountMinor: (await settlementOfInvoice(invoice, loaders)).outstandingMinor,
    currency: invoice.currency,
  }),
  isOverdue: async (invoice, _args, { loaders, now }) =>
    (await settlementOfInvoice(invoice, loaders)).isOverdueAt(now),
  settledAt: async (invoice, _args, { loaders }) =>
    (await settlementOfInvoice(invoice, loaders)).settledAt,
  payments: ({ invoiceId }, _args, { loaders }) => loaders.paymentsOfInvoice.load(invoiceId),
  creditNotes: ({ invoiceId }, _args, { loaders }) => loaders.creditNotesOfInvoice.load(invoiceId),
};
