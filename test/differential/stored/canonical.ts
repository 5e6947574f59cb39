/** JSON with the keys of objects sorted: equal values are equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    const entries = Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1));
    // `__proto__` is a key like any other.
    return Object.assign(
      Object.create(null) as object,
      Object.fromEntries(entries.map(([key, one]) => [key, one])),
    );
  });
}

/** A small number that a value decides. */
export function hashOf(value: unknown): number {
  let hash = 7;
  for (const char of canonical(value)) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003;
  return hash;
}
