import Big from 'big.js';
import { sumOfLines, type ChargedLine } from './charged-line.ts';

/**
 * The most that one invoice asks for, in minor units: far over what anybody owes, and so far under 64
 * bits that the sums of the ledger stay within them.
 */
export const MAX_INVOICE_MINOR = 1_000_000_000_000_000n;

/** What a `numeric(38, 12)` holds before its point. */
const MAX_QUANTITY = new Big(10).pow(26);

/** Whether lines can stand on one invoice: the ledger and its columns hold each of them, and their sum. */
export function fitsOneInvoice(lines: readonly ChargedLine[]): boolean {
  const isHeld = lines.every(({ quantity }) => new Big(quantity).lt(MAX_QUANTITY));
  const total = sumOfLines(lines);
  return isHeld && total >= 0n && total <= MAX_INVOICE_MINOR;
}

/** An invoice's amounts, in minor units, as the ledger takes them apart. */
export interface InvoiceAmount {
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

/** Parts what an invoice asks for into the house's own and the tax that it passes on. */
export function amountOfLines(
  lines: readonly Pick<ChargedLine, 'kind' | 'amountMinor'>[],
): InvoiceAmount {
  return {
    netMinor: sumOfLines(lines.filter(({ kind }) => kind !== 'TAX')),
    taxMinor: sumOfLines(lines.filter(({ kind }) => kind === 'TAX')),
  };
}
