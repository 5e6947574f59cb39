import Big from 'big.js';
import type { InvoiceLine } from './invoice-line.ts';
import { multiplyExactly, roundToMinor, type MinorUnits } from './money.ts';

/** One thing that an invoice is to ask for, before it has an invoice to stand on. */
export interface ChargedLine {
  readonly kind: InvoiceLine['kind'];
  /** What is printed. */
  readonly description: string;
  /** What was counted; null unless the line charges for usage. */
  readonly meterCode: string | null;
  /** A decimal number, as `unitAmount` and `exactAmount` are. */
  readonly quantity: string;
  readonly unitAmount: string;
  readonly exactAmount: string;
  readonly amountMinor: bigint;
}

/** A currency, by its code and its smallest unit. */
export type ChargedCurrency = MinorUnits & { readonly code: string };

/** Multiplies exactly and rounds once: what the database compares each line with. */
export function chargeLine(
  line: Omit<ChargedLine, 'exactAmount' | 'amountMinor'>,
  currency: MinorUnits,
): ChargedLine {
  const exactAmount = multiplyExactly(line.quantity, line.unitAmount);
  return { ...line, exactAmount, amountMinor: roundToMinor(exactAmount, currency) };
}

/** Where the house owes tax, and at which rate. */
const taxRates: Readonly<Record<string, string>> = { EUR: '0.19', INR: '0.18' };

/** The tax on lines that are already rounded; none where the house owes none. */
export function taxLines(
  lines: readonly ChargedLine[],
  { code, minorUnits }: ChargedCurrency,
): ChargedLine[] {
  const rate = taxRates[code];
  if (rate === undefined) return [];
  const line = {
    kind: 'TAX',
    description: 'Tax on the lines above',
    meterCode: null,
    quantity: rate,
    unitAmount: new Big(String(sumOfLines(lines))).div(new Big(10).pow(minorUnits)).toFixed(),
  } as const;
  return [chargeLine(line, { minorUnits })];
}

/** What lines ask for together, in minor units. */
export function sumOfLines(lines: readonly Pick<ChargedLine, 'amountMinor'>[]): bigint {
  return lines.reduce((total, line) => total + line.amountMinor, 0n);
}
