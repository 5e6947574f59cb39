import { runCommand, type MutationInput } from '@demarc/kit';
import { issueInvoice } from '../invoices/issue-invoice.ts';
import type { BillingContext } from '../loaders.ts';
import { invoiceNotDraft } from './invoice-refusals.ts';
import { takeInvoice } from './take-invoice.ts';

/** Which draft to finalize. */
export interface FinalizeInvoiceInput extends MutationInput {
  readonly invoiceId: string;
}

/** Finalizes a draft: it gets the next number, is due in a fortnight, and never changes again. */
export function finalizeInvoice(input: FinalizeInvoiceInput, context: BillingContext) {
  return runCommand(context, {
    name: 'finalizeInvoice',
    input,
    async work(command) {
      const taken = await takeInvoice(command, input.invoiceId, 'billing.invoice.issue');
      const { invoice, account } = taken;
      if (invoice.state !== 'DRAFT') throw invoiceNotDraft(invoice);
      await issueInvoice(command, invoice, account);
      return { __typename: 'FinalizeInvoicePayload', invoiceRef: invoice.publicRef };
    },
  });
}
