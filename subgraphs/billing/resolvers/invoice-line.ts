import type { TypeResolvers } from '@demarc/kit';
import type { BillingLoaders } from '../loaders.ts';
import type { InvoiceLine as InvoiceLineModel } from '../model/invoice-line.ts';
import { printDecimal } from '../model/money.ts';

/** A line, with the currency that it has from its invoice. */
interface LineOfInvoice {
  readonly line: InvoiceLineModel;
  readonly currency: string;
}

export const InvoiceLine: TypeResolvers<LineOfInvoice, BillingLoaders> = {
  lineNumber: ({ line }) => line.lineNumber,
  kind: ({ line }) => line.kind,
  description: ({ line }) => line.description,
  meter: ({ line: { meterCode } }, _args, { loaders }) =>
    meterCode == null ? null : loaders.meterByCode.load(meterCode),
  quantity: ({ line }) => printDecimal(line.quantity),
  unitAmount: ({ line }) => printDecimal(line.unitAmount),
  exactAmount: ({ line }) => printDecimal(line.exactAmount),
  amount: ({ line: { amountMinor }, currency }) => ({ amountMinor, currency }),
};
