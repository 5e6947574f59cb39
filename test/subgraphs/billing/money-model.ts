/** How much of what, by a meter and the moment when it was used. */
export type Used = ReadonlyMap<string, bigint>;

/** The key of what was used. */
export function usedAt(meter: string, moment: Date): string {
  return `${meter} ${moment.toISOString()}`;
}

/** What the test believes of one invoice; amounts in minor units. */
export interface ModelInvoice {
  readonly ref: string;
  state: 'DRAFT' | 'FINALIZED' | 'VOID';
  readonly total: bigint;
  /** Whether it charges for the month, and for how much of each meter. */
  readonly isFlat: boolean;
  readonly used: Used;
  /** Up to when it charges for what was used; null for one that charges for nothing of the kind. */
  readonly usageUntil: Date | null;
  dueAt: Date | null;
  paid: bigint;
  credited: bigint;
  kept: bigint;
  writtenOff: bigint;
}

/** What the test believes of one account. */
export interface ModelAccount {
  readonly ref: string;
  readonly organization: string;
  readonly currency: string;
  readonly minorUnits: number;
  /** Decimal prices: of the month, and of one of each meter. */
  readonly prices: ReadonlyMap<string, string>;
  collection: string;
  readonly invoices: ModelInvoice[];
  /** Used and not charged for. */
  uncharged: Map<string, bigint>;
}

const TAX: Readonly<Record<string, bigint>> = { EUR: 19n, INR: 18n };
const SCALE = 12;
const DAY_MS = 86_400_000;

/** What is open on an invoice. */
export function openOf({ state, ...one }: ModelInvoice): bigint {
  return state === 'FINALIZED' ? one.total - one.paid - one.credited - one.writtenOff : 0n;
}

/** How much can be given back on a finalized invoice. */
export function creditLimit(invoice: ModelInvoice): bigint {
  const open = openOf(invoice);
  return open > 0n ? open : invoice.paid - invoice.kept;
}

/** Whether anything settles a part of it. */
export function isTouched({ paid, credited, writtenOff }: ModelInvoice): boolean {
  return paid + credited + writtenOff > 0n;
}

/** How collecting stands at a moment; a debt that was given up stays so. */
export function judge({ collection, invoices }: ModelAccount, now: Date): string {
  if (collection === 'WRITTEN_OFF') return collection;
  const overdue = invoices
    .filter((one) => openOf(one) > 0n && one.dueAt !== null && one.dueAt <= now)
    .map(({ dueAt }) => Number(dueAt));
  if (overdue.length === 0) return 'GOOD_STANDING';
  return Math.min(...overdue) + 30 * DAY_MS < now.getTime() ? 'DELINQUENT' : 'PAST_DUE';
}

/** Whether the month of the account is on an invoice that stands. */
export function isMonthCharged({ invoices }: ModelAccount): boolean {
  return invoices.some(({ isFlat, state }) => isFlat && state !== 'VOID');
}

/** What an invoice of these things asks for: each line rounded once, then the tax on them. */
export function totalOf(account: ModelAccount, isFlat: boolean, used: Used) {
  const month = account.prices.get('month') ?? '0';
  const lines = [
    ...(isFlat ? [roundHalfEven(scaled(month), account.minorUnits)] : []),
    ...usageLines(account, used).map(({ meter, quantity }) =>
      roundHalfEven(quantity * scaled(account.prices.get(meter) ?? '0'), account.minorUnits),
    ),
  ];
  const net = lines.reduce((sum, line) => sum + line, 0n);
  const percent = TAX[account.currency] ?? 0n;
  return net + roundFraction(net * percent, 100n);
}

/** One line for each meter, and one more for what was used before the last invoice that stands. */
function usageLines({ invoices }: ModelAccount, used: Used) {
  const charged = invoices.map(({ state, usageUntil }) =>
    state === 'VOID' ? 0 : Number(usageUntil),
  );
  const lateBefore = Math.max(0, ...charged);
  const lines = new Map<string, { readonly meter: string; quantity: bigint }>();
  for (const [key, quantity] of used) {
    const [meter = '', moment = ''] = key.split(' ');
    const name = `${meter} ${Date.parse(moment) < lateBefore}`;
    const line = lines.get(name) ?? { meter, quantity: 0n };
    line.quantity += quantity;
    lines.set(name, line);
  }
  return [...lines.values()];
}

/** A decimal as a whole number of 10^-12. */
function scaled(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(SCALE, '0').slice(0, SCALE));
}

function roundHalfEven(amount: bigint, minorUnits: number): bigint {
  return roundFraction(amount, 10n ** BigInt(SCALE - minorUnits));
}

/** Written apart from the code under test: by remainders of whole numbers. */
function roundFraction(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  const isUp = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return isUp ? quotient + 1n : quotient;
}
