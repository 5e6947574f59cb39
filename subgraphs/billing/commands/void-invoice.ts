import { refuse, runCommand, type MutationInput } from '@demarc/kit';
import { updateCollection } from '../collection/update-collection.ts';
import { withdrawInvoice } from '../invoices/withdraw-invoice.ts';
import type { BillingContext } from '../loaders.ts';
import { settlementOfInvoice } from '../settlement-of-invoice.ts';
import { invoiceNotFinalized } from './invoice-refusals.ts';
import { takeInvoice } from './take-invoice.ts';

/** Which invoice to take back. */
export interface VoidInvoiceInput extends MutationInput {
  readonly invoiceId: string;
}

/** Takes back a finalized invoice as a whole; what it charged for can be charged again. */
export function voidInvoice(input: VoidInvoiceInput, context: BillingContext) {
  return runCommand(context, {
    name: 'voidInvoice',
    input,
    async work(command) {
      const taken = await takeInvoice(command, input.invoiceId, 'billing.invoice.issue');
      const { invoice, account } = taken;
      if (!invoice.isDemand()) throw invoiceNotFinalized(invoice);
      const settlement = await settlementOfInvoice(invoice, command.loaders);
      if (settlement.isTouched) {
        throw refuse(
          'InvoiceSettled',
          'The invoice is paid, credited or written off at least in part. Issue a credit note instead.',
          { invoiceId: invoice.publicRef },
        );
      }
      await withdrawInvoice(command, invoice, account);
      await updateCollection(command, account);
      return { __typename: 'VoidInvoicePayload', invoiceRef: invoice.publicRef };
    },
  });
}
