import { refuse, type Refused } from '@demarc/kit';
import type { Invoice } from '../model/invoice.ts';

/** Told by a command that needs a draft. */
export function invoiceNotDraft({ publicRef, state }: Invoice): Refused {
  return refuse(
    'InvoiceNotDraft',
    `The invoice is ${state} and not a draft any more. Nothing was changed.`,
    { invoiceId: publicRef, state },
  );
}

/** Told by a command that needs an invoice that asks for money. */
export function invoiceNotFinalized({ publicRef, state }: Invoice): Refused {
  return refuse(
    'InvoiceNotFinalized',
    `The invoice is ${state}: only a finalized one asks for money. Nothing was changed.`,
    { invoiceId: publicRef, state },
  );
}
