/** For each place all places that it waits for, directly or through others; its own among them for a circle. */
export function everyoneBefore(
  after: readonly (readonly number[])[],
): readonly ReadonlySet<number>[] {
  return after.map((direct) => {
    const reached = new Set<number>();
    const left = [...direct];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      left.push(...(after[next] ?? []));
    }
    return reached;
  });
}
