import type { TypeResolvers } from '@demarc/kit';
import { draftInvoice, type DraftInvoiceInput } from '../../commands/draft-invoice.ts';
import { finalizeInvoice, type FinalizeInvoiceInput } from '../../commands/finalize-invoice.ts';
import { issueCreditNote, type IssueCreditNoteInput } from '../../commands/issue-credit-note.ts';
import { recordPayment, type RecordPaymentInput } from '../../commands/record-payment.ts';
import { voidInvoice, type VoidInvoiceInput } from '../../commands/void-invoice.ts';
import { writeOffInvoice, type WriteOffInvoiceInput } from '../../commands/write-off-invoice.ts';
import type { BillingLoaders } from '../../loaders.ts';

interface With<Input> {
  readonly input: Input;
}

/** Mutations of invoices and what settles them. */
export const invoiceMutations: TypeResolvers<unknown, BillingLoaders> = {
  draftInvoice: (_, { input }: With<DraftInvoiceInput>, context) => draftInvoice(input, context),
  finalizeInvoice: (_, { input }: With<FinalizeInvoiceInput>, context) =>
    finalizeInvoice(input, context),
  voidInvoice: (_, { input }: With<VoidInvoiceInput>, context) => voidInvoice(input, context),
  recordPayment: (_, { input }: With<RecordPaymentInput>, context) => recordPayment(input, context),
  issueCreditNote: (_, { input }: With<IssueCreditNoteInput>, context) =>
    issueCreditNote(input, context),
  writeOffInvoice: (_, { input }: With<WriteOffInvoiceInput>, context) =>
    writeOffInvoice(input, context),
};
