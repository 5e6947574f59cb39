import { seedRef } from '@demarc/kit';
import { chargeLine, sumOfLines, taxLines, type ChargedLine } from '../model/charged-line.ts';
import { dueWhenIssued } from '../model/invoice.ts';
import { monthOf, type Customer } from './customer.ts';
import { meterCodes, priceIn, type ListedCurrency } from './price-list.ts';
import { usageBetween, type PlannedUsage } from './usage-plan.ts';

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
  readonly lines: readonly ChargedLine[];
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
  readonly totalMinor: bigint;
}

/** Invoices are finalized on the first morning of their month. */
const ISSUED_AFTER_MS = 6 * 3_600_000;

/** As the currencies table has it. */
const minorUnits: Readonly<Record<ListedCurrency, number>> = {
  EUR: 2,
  USD: 2,
  INR: 2,
  JPY: 0,
  KWD: 3,
};

/** One of a customer's invoices, by its number from 1; the one after the last is the current draft. */
export function plannedInvoice(
  customer: Customer,
  ordinal: number,
  usage: readonly PlannedUsage[],
): PlannedInvoice {
  const periodStart = monthOf(customer, ordinal);
  const charged = [flatLine(customer), ...usageLines(customer, ordinal, usage)];
  const netMinor = sumOfLines(charged);
  const taxes = taxLines(charged, currencyOf(customer));
  const issuedAt = new Date(periodStart.getTime() + ISSUED_AFTER_MS);
  return {
    customer,
    ordinal,
    publicRef: seedRef('inv', customer.ordinal, ordinal),
    periodStart,
    periodEnd: monthOf(customer, ordinal + 1),
    issuedAt,
    dueAt: dueWhenIssued(issuedAt),
    lines: [...charged, ...taxes],
    netMinor,
    taxMinor: sumOfLines(taxes),
    totalMinor: netMinor + sumOfLines(taxes),
  };
}

function currencyOf({ currency }: Customer) {
  return { code: currency, minorUnits: minorUnits[currency] };
}

function flatLine(customer: Customer): ChargedLine {
  const { currency, version } = customer;
  const line = {
    kind: 'FLAT',
    description: 'Price of the month',
    meterCode: null,
    quantity: '1',
    unitAmount: priceIn(currency, version.euros.flat),
  } as const;
  return chargeLine(line, currencyOf(customer));
}

function usageLines(
  customer: Customer,
  ordinal: number,
  usage: readonly PlannedUsage[],
): ChargedLine[] {
  const { currency, version } = customer;
  const before = { from: monthOf(customer, ordinal - 1), to: monthOf(customer, ordinal) };
  return meterCodes.flatMap((meterCode) => {
    const quantity = usageBetween(usage, meterCode, before);
    if (quantity === 0) return [];
    const line = {
      kind: 'USAGE',
      description: meterCode === 'api-calls' ? 'API calls' : 'Workflow runs',
      meterCode,
      quantity: String(quantity),
      unitAmount: priceIn(currency, version.euros[meterCode]),
    } as const;
    return chargeLine(line, currencyOf(customer));
  });
}
