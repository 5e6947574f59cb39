import { toCommand, type TypeResolvers } from '@demarc/kit';
import { draftInvoice } from '../../commands/draft-invoice.ts';
import { finalizeInvoice } from '../../commands/finalize-invoice.ts';
import { issueCreditNote } from '../../commands/issue-credit-note.ts';
import { recordPayment } from '../../commands/record-payment.ts';
import { voidInvoice } from '../../commands/void-invoice.ts';
import { writeOffInvoice } from '../../commands/write-off-invoice.ts';
import type { BillingLoaders } from '../../loaders.ts';

/** Mutations of invoices and what settles them. */
export const invoiceMutations: TypeResolvers<unknown, BillingLoaders> = {
  draftInvoice: toCommand(draftInvoice),
  finalizeInvoice: toCommand(finalizeInvoice),
  voidInvoice: toCommand(voidInvoice),
  recordPayment: toCommand(recordPayment),
  issueCreditNote: toCommand(issueCreditNote),
  writeOffInvoice: toCommand(writeOffInvoice),
};
