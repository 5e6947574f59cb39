/** How long to look for the smallest part that fails. */
export interface SearchBounds {
  readonly attempts: number;
  /** A clock, and when it is too late. */
  readonly isOver: () => boolean;
}

/**
 * The smallest part of some items that still fails, as far as the bounds allow: what is left out does
 * not matter to the failure. Halves first, then ever smaller pieces.
 * @see Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input (2002): ddmin
 */
export function smallestFailing<Item>(
  items: readonly Item[],
  fails: (some: readonly Item[]) => boolean,
  { attempts, isOver }: SearchBounds,
): readonly Item[] {
  let left = attempts;
  let smallest = items;
  let pieces = 2;
  const attempt = (some: readonly Item[]) => {
    left -= 1;
    return left >= 0 && !isOver() && fails(some);
  };
  while (smallest.length > 1 && left > 0 && !isOver()) {
    const parts = split(smallest, pieces);
    const part = parts.find(attempt);
    // In two pieces, what one leaves out is the other.
    const rest = (index: number) => parts.flatMap((other, at) => (at === index ? [] : other));
    const remainder =
      part ?? (pieces > 2 ? parts.map((_, index) => rest(index)).find(attempt) : undefined);
    if (remainder !== undefined) {
      pieces = part === undefined ? Math.max(pieces - 1, 2) : 2;
      smallest = remainder;
    } else if (pieces < smallest.length) {
      pieces = Math.min(pieces * 2, smallest.length);
    } else {
      break;
    }
  }
  return smallest;
}

function split<Item>(items: readonly Item[], pieces: number): readonly (readonly Item[])[] {
  return Array.from({ length: pieces }, (_, index) =>
    items.slice(
      Math.floor((index * items.length) / pieces),
      Math.floor(((index + 1) * items.length) / pieces),
    ),
  );
}
