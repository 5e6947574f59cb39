import { refuse } from '@demarc/kit';

/** An amount as a client gives it: `range:` of the contract has seen that it is more than nothing. */
export interface MoneyInput {
  readonly amountMinor: bigint;
  readonly currency: string;
}

/**
 * The amount, if it is in the currency of the account.
 * @throws Refused CurrencyMismatch
 */
export function amountIn(currency: string, money: MoneyInput): bigint {
  if (money.currency === currency) return money.amountMinor;
  throw refuse(
    'CurrencyMismatch',
    `The account is kept in ${currency}, and nothing is converted. Give the amount in ${currency}.`,
    { currency },
  );
}
