import { GraphQLError } from 'graphql';
import { bounds } from '../bounds.ts';
import type { FetchFailure } from './fetch-failure.ts';
import { fetchedSelections, topLevelKeys } from './fetched-selections.ts';
import { lostFetches } from './lost-fetches.ts';
import { findNullPlaces, valueAt, type ResponsePath } from './null-places.ts';
import { placeBelow } from './place-below.ts';
import { placeReported } from './place-reported.ts';
import type { PlacedFailure } from './placed-failure.ts';
import type { PlannedFetch } from './planned-fetch.ts';
import type { ReportedFailure } from './reported-failure.ts';

/** A place where the response's shape took a null: a non-null field, a value that does not fit. */
export interface Completion {
  readonly path: ResponsePath;
  readonly message: string;
}

/** What is known when a query plan has run. */
export interface Aftermath {
  /** The response's data, nulls completed. */
  readonly data: unknown;
  readonly failures: readonly FetchFailure[];
  readonly reported: readonly ReportedFailure[];
  readonly placed?: readonly PlacedFailure[];
  /** Fetches that brought nothing, and whose errors stand among those that are placed. */
  readonly excused?: readonly FetchFailure[];
  /** Planned fetches that were not sent. */
  readonly unsent: readonly PlannedFetch[];
  /** What completing nulls and checking leaf values found wrong; absent where nobody reported it. */
  readonly completions?: readonly Completion[];
}

/**
 * One error for each place that failed, with its path: where a failed fetch left nulls, and where a
 * value did not fit its type. A non-null field's null travels upwards; its error keeps the field's
 * own path (https://spec.graphql.org/October2021/#sec-Handling-Field-Errors).
 */
export function attributeErrors(aftermath: Aftermath): GraphQLError[] {
  const errors = new Map<string, GraphQLError>();
  const blame = (failure: FetchFailure, path: ResponsePath) => {
    const key = JSON.stringify(path);
    if (errors.has(key) || errors.size >= bounds.failedPlaces.is) return;
    errors.set(key, failureError(failure, path));
  };
  for (const failure of aftermath.failures) {
    for (const path of failedPlaces(failure, aftermath)) blame(failure, path);
  }
  for (const failure of aftermath.reported) {
    for (const path of placeReported(failure, aftermath.data)) blame(failure, path);
  }
  for (const placed of aftermath.placed ?? []) {
    for (const path of placeBelow(placed, aftermath.data)) blame(placed.failure, path);
  }
  const blamed = [...errors.values()].map(({ path }) => path ?? []);
  const isKnown = (path: ResponsePath) =>
    blamed.some((place) => isPrefix(place, path) || isPrefix(path, place));
  const covered = new Set<string>();
  for (const failure of aftermath.excused ?? []) {
    for (const path of failedPlaces(failure, aftermath)) {
      covered.add(JSON.stringify(path));
      // Lost with the others, though it may be null itself.
      if (!isKnown(path) && valueAt(aftermath.data, path) === null) blame(failure, path);
    }
  }
  for (const { failure, at, isLost } of aftermath.placed ?? []) {
    if (isLost !== true) continue;
    for (const key of topLevelKeys(fetchedSelections(failure.operation))) {
      covered.add(JSON.stringify([...at, key]));
    }
  }
  for (const { path, message } of aftermath.completions ?? []) {
    if (errors.size >= bounds.failedPlaces.is) break;
    // A consequence of what is blamed already: below it, or above it where its null went up.
    if (isKnown(path) || covered.has(JSON.stringify(path))) continue;
    const extensions = { code: 'SUBGRAPH_INVALID_DATA', reason: message };
    errors.set(JSON.stringify(path), new GraphQLError(message, { path: [...path], extensions }));
  }
  return [...errors.values()];
}

function* failedPlaces(
  failure: FetchFailure,
  { data, unsent, completions }: Aftermath,
): Generator<ResponsePath> {
  let found = false;
  const { at } = failure;
  const selections = fetchedSelections(failure.operation);
  for (const { path, own } of findNullPlaces({ data, at, selections })) {
    const places = own ? [path] : originsOf(path, completions);
    yield* places;
    found ||= places.length > 0;
  }
  for (const lost of lostFetches(failure, unsent)) {
    const wanted = fetchedSelections(lost.operation);
    for (const { path, own } of findNullPlaces({ data, at: lost.at, selections: wanted })) {
      if (own) yield path;
      found ||= own;
    }
  }
  // Nothing that the client selected is null, and yet something could not be asked: say so once.
  if (!found) yield at.slice(0, at.includes('@') ? at.indexOf('@') : at.length);
}

/** The non-null fields whose null went up to here; none where the null is the owner's own answer. */
function originsOf(
  place: ResponsePath,
  completions: readonly Completion[] | undefined,
): readonly ResponsePath[] {
  if (completions === undefined) return [place];
  return completions.map(({ path }) => path).filter((path) => isPrefix(place, path));
}

function failureError(failure: FetchFailure, path: ResponsePath): GraphQLError {
  const { code, reason, subgraph, retryAfterMs, message = reason } = failure;
  return new GraphQLError(message, {
    ...(path.length > 0 && { path: [...path] }),
    extensions: { code, reason, subgraph, ...(retryAfterMs !== undefined && { retryAfterMs }) },
  });
}

function isPrefix(prefix: ResponsePath, path: ResponsePath): boolean {
  return prefix.every((key, index) => path[index] === key);
}
