import {
  outcomeType,
  properties,
  refusalType,
  type Outcome,
  type Resolvers,
  type TypeResolvers,
} from '@demarc/kit';
import type { BillingLoaders } from '../../loaders.ts';
import type { Money } from '../../model/money.ts';
import { stillShown } from '../../still-shown.ts';

/** An outcome that refers to an invoice. */
type OfInvoice = Outcome & { readonly invoiceRef: string };

/** What every payload tells of its invoice. @param permission - that the mutation asks for */
const ofInvoice = (permission: string): TypeResolvers<OfInvoice, BillingLoaders> => ({
  ...properties<OfInvoice>('replayed'),
  invoice: async ({ invoiceRef }, _args, context) =>
    stillShown(await context.loaders.invoiceByRef.load(invoiceRef), permission, context),
});

const ISSUE = 'billing.invoice.issue';
const RECORD = 'billing.payment.record';

/** What mutations of invoices and settlements came to: the members of their unions. */
export const invoiceOutcomes: Resolvers<BillingLoaders> = {
  DraftInvoiceResult: outcomeType,
  DraftInvoicePayload: ofInvoice(ISSUE),
  FinalizeInvoiceResult: outcomeType,
  FinalizeInvoicePayload: ofInvoice(ISSUE),
  VoidInvoiceResult: outcomeType,
  VoidInvoicePayload: ofInvoice(ISSUE),
  RecordPaymentResult: outcomeType,
  RecordPaymentPayload: {
    ...ofInvoice(RECORD),
    payment: async ({ paymentRef }: Outcome & { paymentRef: string }, _args, context) =>
      stillShown(await context.loaders.paymentByRef.load(paymentRef), RECORD, context),
  },
  IssueCreditNoteResult: outcomeType,
  IssueCreditNotePayload: {
    ...ofInvoice(ISSUE),
    creditNote: async ({ creditNoteRef }: Outcome & { creditNoteRef: string }, _args, context) =>
      stillShown(await context.loaders.creditNoteByRef.load(creditNoteRef), ISSUE, context),
  },
  WriteOffInvoiceResult: outcomeType,
  WriteOffInvoicePayload: ofInvoice(ISSUE),
  InvoiceNotDraft: refusalType('invoiceId', 'state'),
  InvoiceNotFinalized: refusalType('invoiceId', 'state'),
  InvoiceDraftExists: refusalType('invoiceId'),
  InvoiceSettled: refusalType('invoiceId'),
  InvoiceTooLarge: { ...refusalType(), limit: moneyOf('limit') },
  NothingToInvoice: refusalType(),
  NothingOutstanding: refusalType('invoiceId'),
  PaymentExceedsOutstanding: { ...refusalType(), outstanding: moneyOf('outstanding') },
  PaymentOutOfTime: refusalType('earliest', 'latest'),
  ProviderReferenceUsed: refusalType('paymentId'),
  CreditExceedsInvoice: { ...refusalType(), limit: moneyOf('limit') },
  AccountNotDelinquent: refusalType('collectionState'),
};

/** Money, as an outcome keeps it: digits, because JSON's numbers lose them. */
function moneyOf(field: string) {
  return (outcome: Outcome): Money => {
    const { amountMinor, currency } = outcome[field] as Record<keyof Money, string>;
    return { amountMinor: BigInt(amountMinor), currency };
  };
}
