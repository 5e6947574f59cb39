/** A way to make a value smaller: it has so many points, and each may be taken out. */
export interface Reduction<Value> {
  readonly count: (value: Value) => number;
  /** The value without the points from one index up to another; undefined where that leaves nothing. */
  readonly without: (value: Value, from: number, to: number) => Value | undefined;
}

/**
 * Takes out halves, then quarters, at last single points, as long as what is left is accepted (Zeller's
 * delta debugging, without its complements).
 */
export async function reduce<Value>(
  whole: Value,
  { count, without }: Reduction<Value>,
  isAccepted: (smaller: Value) => Promise<boolean>,
): Promise<Value> {
  let value = whole;
  for (let size = Math.ceil(count(value) / 2); size >= 1; size = Math.floor(size / 2)) {
    let at = 0;
    while (at < count(value)) {
      const smaller = without(value, at, at + size);
      if (smaller !== undefined && (await isAccepted(smaller))) value = smaller;
      else at += size;
    }
  }
  return value;
}

/** The reduction that takes out nodes of one list, found anew in each value. */
export function reductionOf<Value, Point>(
  pointsOf: (value: Value) => readonly Point[],
  remove: (value: Value, points: ReadonlySet<Point>) => Value | undefined,
): Reduction<Value> {
  return {
    count: (value) => pointsOf(value).length,
    without: (value, from, to) => remove(value, new Set(pointsOf(value).slice(from, to))),
  };
}
