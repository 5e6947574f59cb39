import { properties, type TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import type { CreditNote as CreditNoteModel } from '../model/credit-note.ts';

export const CreditNote: TypeResolvers<CreditNoteModel, BillingLoaders> = {
  ...properties<CreditNoteModel>('appliedTo', 'reason', 'issuedAt'),
  id: (note) => note.publicRef,
  number: (note) => note.printedNumber(),
  invoice: ({ invoiceId }, _args, { loaders }) => loaders.invoiceById.load(invoiceId),
  amount: ({ amountMinor, currency }) => ({ amountMinor, currency }),
};
