import { daysBefore, seedChoice, seedInvoiceCount, seedNumber, seedRef } from '@demarc/kit';
import {
  TRIAL_DAYS,
  listedCurrencies,
  listedVersionAt,
  type ListedCurrency,
  type ListedVersion,
  type PlanCode,
} from './price-list.ts';

/** As many months back as the longest history goes. */
export const LONGEST_HISTORY = 6;

/** How a customer's history went. */
export type Story =
  | 'PAID_UP'
  | 'OVERDUE'
  | 'DELINQUENT'
  | 'WRITTEN_OFF'
  | 'UPGRADING'
  | 'CANCELLED'
  | 'ENDED'
  | 'PAUSED';

/** An organization as billing sees it. */
export interface Customer {
  readonly ordinal: number;
  readonly story: Story;
  readonly organizationRef: string;
  readonly currency: ListedCurrency;
  readonly planCode: PlanCode;
  readonly version: ListedVersion;
  /** When the trial began; the first invoice's month follows it. */
  readonly startedAt: Date;
  readonly firstMonth: Date;
  readonly invoices: number;
}

/** The first organizations show one story each. */
const firstStories: readonly Story[] = [
  'PAID_UP',
  'OVERDUE',
  'UPGRADING',
  'DELINQUENT',
  'WRITTEN_OFF',
  'CANCELLED',
  'ENDED',
  'PAUSED',
];

/** Most customers pay: the others are a few in a hundred each. */
const laterStories: readonly Story[] = [
  ...Array.from<Story>({ length: 15 }).fill('PAID_UP'),
  'OVERDUE',
  ...firstStories.slice(2),
];

/** The customer that an organization is, by its number from 1. */
export function customerOf(ordinal: number, today: Date): Customer {
  const invoices = seedInvoiceCount(ordinal);
  const firstMonth = monthsBefore(today, invoices);
  const startedAt = daysBefore(firstMonth, TRIAL_DAYS);
  const planCode = planOf(ordinal);
  return {
    ordinal,
    story: firstStories[ordinal - 1] ?? seedChoice(laterStories, 'story', ordinal),
    organizationRef: seedRef('org', ordinal),
    currency: listedCurrencies[ordinal - 1] ?? seedChoice(listedCurrencies, 'currency', ordinal),
    planCode,
    version: listedVersionAt(planCode, startedAt),
    startedAt,
    firstMonth,
    invoices,
  };
}

function planOf(ordinal: number): PlanCode {
  if (ordinal === 1) return 'enterprise';
  if (ordinal === 2) return 'team';
  // Who upgrades comes from the smallest plan.
  if (ordinal === 3) return 'starter';
  return (
    (['starter', 'team', 'team', 'enterprise'] as const)[seedNumber(4, 'plan', ordinal)] ?? 'team'
  );
}

/** The first day of a month, so many months before a first day. */
export function monthsBefore(month: Date, count: number): Date {
  return new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() - count, 1));
}

/** The first day of the month for which an invoice is, by its number from 1. */
export function monthOf({ firstMonth }: Customer, invoice: number): Date {
  return monthsBefore(firstMonth, 1 - invoice);
}
