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

/** An outcome that refers to an invoice. */
type OfInvoice = Outcome & { readonly invoiceRef: string };

/** What every payload tells of its invoice. */
const ofInvoice: TypeResolvers<OfInvoice, BillingLoaders> = {
  ...properties<OfInvoice>('replayed'),
  invoice: ({ invoiceRef }, _args, { loaders }) => loaders.invoiceByRef.load(invoiceRef),
};

/** What mutations of invoices and settlements came to: the members of their unions. */
export const invoiceOutcomes: Resolvers<BillingLoaders> = {
  DraftInvoiceResult: outcomeType,
  DraftInvoicePayload: ofInvoice,
  FinalizeInvoiceResult: outcomeType,
  FinalizeInvoicePayload: ofInvoice,
  VoidInvoiceResult: outcomeType,
  VoidInvoicePayload: ofInvoice,
  RecordPaymentResult: outcomeType,
  RecordPaymentPayload: {
    ...ofInvoice,
    payment: ({ paymentRef }: Outcome & { paymentRef: string }, _args, { loaders }) =>
      loaders.paymentByRef.load(paymentRef),
  },
  IssueCreditNoteResult: outcomeType,
  IssueCreditNotePayload: {
    ...ofInvoice,
    creditNote: ({ creditNoteRef }: Outcome & { creditNoteRef: string }, _args, { loaders }) =>
      loaders.creditNoteByRef.load(creditNoteRef),
  },
  WriteOffInvoiceResult: outcomeType,
  WriteOffInvoicePayload: ofInvoice,
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
