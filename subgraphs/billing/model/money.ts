import Big from 'big.js';

/** An amount in the smallest unit of its currency. */
export interface Money {
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** What of a currency money needs to know. */
export interface MinorUnits {
  readonly minorUnits: number;
}

/** Digits that an exact amount keeps, as `numeric(38, 12)` does. */
const EXACT_DIGITS = 12;

/** A quantity at a price, exact to twelve decimals. */
export function multiplyExactly(quantity: string, unitAmount: string): string {
  return new Big(quantity).times(unitAmount).round(EXACT_DIGITS, Big.roundHalfEven).toFixed();
}

/**
 * Rounds an exact amount to minor units, halves to the even neighbour, so that many amounts do not
 * drift upwards together. Done once for each line: sums are sums of what was rounded.
 */
export function roundToMinor(exactAmount: string, { minorUnits }: MinorUnits): bigint {
  const factor = new Big(10).pow(minorUnits);
  return BigInt(new Big(exactAmount).times(factor).round(0, Big.roundHalfEven).toFixed());
}

/** A stored decimal without its trailing zeros: `0.020000000000` is `0.02`. */
export function printDecimal(stored: string): string {
  return new Big(stored).toFixed();
}

/** The amount as people read it, in English: `€1,234.50`, `-¥300`. */
export function formatMoney({ amountMinor, currency }: Money, { minorUnits }: MinorUnits): string {
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    minimumFractionDigits: minorUnits,
    maximumFractionDigits: minorUnits,
  });
  // As text, because a number would lose the last digits of a large amount.
  return format.format(toDecimal(amountMinor, minorUnits));
}

function toDecimal(amountMinor: bigint, minorUnits: number): Intl.StringNumericLiteral {
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor)
    .toString()
    .padStart(minorUnits + 1, '0');
  const whole = digits.slice(0, digits.length - minorUnits);
  const sign = amountMinor < 0n ? '-' : '';
  return `${sign}${whole}.${digits.slice(whole.length)}0` as Intl.StringNumericLiteral;
}
