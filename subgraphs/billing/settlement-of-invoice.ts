import type { BillingLoaders } from './loaders.ts';
import type { Invoice } from './model/invoice.ts';
import { Settlement, type SettlingPart } from './model/settlement.ts';

/** Reads what settles an invoice: payments that arrived, credit notes upon it, and write-offs. */
export async function settlementOfInvoice(
  invoice: Invoice,
  loaders: BillingLoaders,
): Promise<Settlement> {
  const [totalMinor, payments, creditNotes, writeOffs] = await Promise.all([
    totalOfInvoice(invoice, loaders),
    loaders.paymentsOfInvoice.load(invoice.invoiceId),
    loaders.creditNotesOfInvoice.load(invoice.invoiceId),
    loaders.writeOffsOfInvoice.load(invoice.invoiceId),
  ]);
  const parts: SettlingPart[] = [
    ...payments.flatMap((payment) => payment.settlingPart() ?? []),
    ...creditNotes.flatMap((note) => note.settlingPart() ?? []),
    ...writeOffs.map((writeOff) => writeOff.settlingPart()),
  ];
  const pendingMinor = payments
    .filter(({ state }) => state === 'PENDING')
    .reduce((pending, { amountMinor }) => pending + amountMinor, 0n);
  return new Settlement(invoice, totalMinor, parts, pendingMinor);
}

/** The sum of an invoice's lines, in minor units. */
export async function totalOfInvoice(
  { invoiceId }: Invoice,
  loaders: BillingLoaders,
): Promise<bigint> {
  const lines = await loaders.linesOfInvoice.load(invoiceId);
  return lines.reduce((total, line) => total + line.amountMinor, 0n);
}
