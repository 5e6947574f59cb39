import { InvalidArgumentError } from 'commander';

/** Parses the value of an option, as wrong usage if it is not a whole number of the range. */
export function wholeNumber(from: number, to: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= from && value <= to) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${from} to ${to}.`);
  };
}

/** Parses the value of a `--port` option. */
export const portNumber = wholeNumber(1, 65_535);
