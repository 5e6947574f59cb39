import { fetchedSelections } from './fetched-selections.ts';
import { findNullsWithin, valueAt, type ResponsePath } from './null-places.ts';
import { askedFor } from './place-reported.ts';
import type { PlacedFailure } from './placed-failure.ts';

/** Where in the response an error stands that a subgraph reported of one object. */
export function placeBelow(
  { failure, at, below }: PlacedFailure,
  data: unknown,
): readonly ResponsePath[] {
  const rest = askedFor(below, failure.operation);
  const path = [...at, ...rest];
  if (rest.length > 0) return isSelected(data, path) ? [path] : [];
  // The object as a whole: what is missing are the fields that this fetch should have brought.
  const object = valueAt(data, at);
  const missing = [...findNullsWithin(object, fetchedSelections(failure.operation), at)];
  return missing.length > 0 ? missing.map(({ path }) => path) : [at];
}

/** A fetch may ask of an object for more than the client does: what it says of that is no client's error. */
function isSelected(data: unknown, path: ResponsePath): boolean {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return true;
    if (!Object.hasOwn(value, key)) return Array.isArray(value);
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return true;
}
