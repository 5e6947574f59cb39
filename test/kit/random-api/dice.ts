/** Chance that a number decides: the same number, the same throws. */
export interface Dice {
  /** A whole number from 0 up to the limit, which is left out. */
  below(limit: number): number;
  /** True in one of so many throws. */
  oneIn(throws: number): boolean;
  /** One of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of a list; undefined of an empty one. */
  pickAny<Item>(items: readonly Item[]): Item | undefined;
  /** Some of a list, in its order; a half of it on average. */
  some<Item>(items: readonly Item[]): readonly Item[];
}

/** Dice that a seed decides (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed | 0;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    oneIn: (throws) => below(throws) === 0,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
    pickAny: (items) => items[below(items.length)],
    some: (items) => items.filter(() => below(2) === 0),
  };
}
