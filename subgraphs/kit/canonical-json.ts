/** What JSON can say. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * The one text of a JSON value (RFC 8785), so that equal values have equal hashes whatever the order
 * in which their members were written.
 */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // Written out, because an object would put names that look like numbers first.
  const members = Object.entries(value)
    .sort(byName)
    .map(([name, item]) => `${JSON.stringify(name)}:${canonicalJson(item)}`);
  return `{${members.join(',')}}`;
}

/** `Array.isArray` does not tell a readonly array from an object. */
function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

/** By UTF-16 code units, as RFC 8785 asks and `<` does. */
function byName([a]: readonly [string, Json], [b]: readonly [string, Json]): number {
  return a < b ? -1 : 1;
}
