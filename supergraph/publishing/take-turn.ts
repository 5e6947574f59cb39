const last = new WeakMap<object, Promise<unknown>>();

/** Does something when everything that was begun before it, of the same thing, has ended: first come, first served. */
export function takeTurn<Result>(of: object, work: () => Promise<Result>): Promise<Result> {
  const before = last.get(of) ?? Promise.resolve();
  const mine = before.then(work, work);
  last.set(of, mine);
  return mine;
}
