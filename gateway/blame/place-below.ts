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
  if (rest.length > 0) return [[...at, ...rest]];
  // The object as a whole: what is missing are the fields that this fetch should have brought.
  const object = valueAt(data, at);
  const missing = [...findNullsWithin(object, fetchedSelections(failure.operation), at)];
  return missing.length > 0 ? missing.map(({ path }) => path) : [at];
}
