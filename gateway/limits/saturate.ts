/** Where counting stops: far above every limit, far below where arithmetic loses exactness. */
const CEILING = 1_000_000_000;

/** Adds without ever leaving the safe range: a bomb reads as "too many", not as a wrapped number. */
export function saturatingAdd(left: number, right: number): number {
  return Math.min(left + right, CEILING);
}

/** Multiplies without ever leaving the safe range. */
export function saturatingMultiply(left: number, right: number): number {
  return Math.min(left * right, CEILING);
}
