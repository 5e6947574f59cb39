import Big from 'big.js';
import { seedRef } from '@demarc/kit';
import { multiplyExactly, roundToMinor } from '../model/money.ts';
import { monthOf, type Customer } from './customer.ts';
import { meterCodes, priceIn, type ListedCurrency, type MeterCode } from './price-list.ts';
import { usageBetween, type PlannedUsage } from './usage-plan.ts';

/** One line, before it has an invoice to stand on. */
export interface PlannedLine {
  readonly kind: 'FLAT' | 'USAGE' | 'TAX';
  readonly description: string;
  readonly meterCode: MeterCode | null;
  readonly quantity: string;
  readonly unitAmount: string;
  readonly exactAmount: string;
  readonly amountMinor: bigint;
}

/** An invoice of the history: the month in advance, with the usage of the month before. */
export interface PlannedInvoice {
  readonly customer: Customer;
  /** 1, 2, 3 … of its customer. */
  readonly ordinal: number;
  readonly publicRef: string;
  readonly periodStart: Date;
  readonly periodEnd: Date;
  readonly issuedAt: Date;
  readonly dueAt: Date;
  readonly lines: readonly PlannedLine[];
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Invoices are finalized on the first morning of their month. */
const ISSUED_AFTER_MS = 6 * HOUR_MS;

/** How long a customer has to pay. */
const PAYMENT_TERM_MS = 14 * DAY_MS;

/** As the currencies table has it. */
const minorUnits: Readonly<Record<ListedCurrency, number>> = {
  EUR: 2,
  USD: 2,
  INR: 2,
  JPY: 0,
  KWD: 3,
};

/** Where the house owes tax. */
const taxRates: Partial<Record<ListedCurrency, string>> = { EUR: '0.19', INR: '0.18' };

/** One of a customer's invoices, by its number from 1; the one after the last is the current draft. */
export function plannedInvoice(
  customer: Customer,
  ordinal: number,
  usage: readonly PlannedUsage[],
): PlannedInvoice {
  const periodStart = monthOf(customer, ordinal);
  const charged = [flatLine(customer), ...usageLines(customer, ordinal, usage)];
  const netMinor = sumOf(charged);
  const taxes = taxLines(customer.currency, netMinor);
  const issuedAt = new Date(periodStart.getTime() + ISSUED_AFTER_MS);
  return {
    customer,
    ordinal,
    publicRef: seedRef('inv', customer.ordinal, ordinal),
    periodStart,
    periodEnd: monthOf(customer, ordinal + 1),
    issuedAt,
    dueAt: new Date(issuedAt.getTime() + PAYMENT_TERM_MS),
    lines: [...charged, ...taxes],
    netMinor,
    taxMinor: sumOf(taxes),
    totalMinor: netMinor + sumOf(taxes),
  };
}

function flatLine({ currency, version }: Customer): PlannedLine {
  return plannedLine(currency, {
    kind: 'FLAT',
    description: 'Price of the month',
    meterCode: null,
    quantity: '1',
    unitAmount: priceIn(currency, version.euros.flat),
  });
}

function usageLines(
  customer: Customer,
  ordinal: number,
  usage: readonly PlannedUsage[],
): PlannedLine[] {
  const { currency, version } = customer;
  const before = { from: monthOf(customer, ordinal - 1), to: monthOf(customer, ordinal) };
  return meterCodes.flatMap((meterCode) => {
    const quantity = usageBetween(usage, meterCode, before);
    if (quantity === 0) return [];
    return plannedLine(currency, {
      kind: 'USAGE',
      description: meterCode === 'api-calls' ? 'API calls' : 'Workflow runs',
      meterCode,
      quantity: String(quantity),
      unitAmount: priceIn(currency, version.euros[meterCode]),
    });
  });
}

function taxLines(currency: ListedCurrency, netMinor: bigint): PlannedLine[] {
  const rate = taxRates[currency];
  if (rate === undefined) return [];
  return [
    plannedLine(currency, {
      kind: 'TAX',
      description: 'Tax on the lines above',
      meterCode: null,
      quantity: rate,
      unitAmount: new Big(String(netMinor)).div(new Big(10).pow(minorUnits[currency])).toFixed(),
    }),
  ];
}

function plannedLine(
  currency: ListedCurrency,
  line: Omit<PlannedLine, 'exactAmount' | 'amountMinor'>,
): PlannedLine {
  const exactAmount = multiplyExactly(line.quantity, line.unitAmount);
  const amountMinor = roundToMinor(exactAmount, { minorUnits: minorUnits[currency] });
  return { ...line, exactAmount, amountMinor };
}

function sumOf(lines: readonly PlannedLine[]): bigint {
  return lines.reduce((total, line) => total + line.amountMinor, 0n);
}
