/**
 * The smallest part of some items that fails as all of them do, found in few attempts: for each item of
 * that part a binary search for the shortest beginning that still fails, whose last item it is. What
 * fails must go on failing when more is added.
 *
 * @param isOver asked before each attempt: the smallest part that is known by then is the answer
 * @see Junker, QuickXplain: Preferred Explanations and Relaxations for Over-Constrained Problems (2004)
 */
export function smallestFailing<Item>(
  items: readonly Item[],
  fails: (some: readonly Item[]) => boolean,
  isOver: () => boolean,
): readonly Item[] {
  let needed: readonly Item[] = [];
  let others = items;
  while (!isOver() && (needed.length === 0 || !fails(needed))) {
    if (others.length === 0) return items;
    let [tooShort, longEnough] = [0, others.length];
    while (longEnough - tooShort > 1 && !isOver()) {
      const middle = (tooShort + longEnough) >> 1;
      if (fails([...others.slice(0, middle), ...needed])) longEnough = middle;
      else tooShort = middle;
    }
    if (isOver()) return [...others.slice(0, longEnough), ...needed];
    needed = [...others.slice(longEnough - 1, longEnough), ...needed];
    others = others.slice(0, longEnough - 1);
  }
  return isOver() ? [...others, ...needed] : needed;
}
