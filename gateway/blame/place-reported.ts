import { fetchedSelections, selectedKeys, topLevelKeys } from './fetched-selections.ts';
import { findNullsWithin, followPath, isRecord, type ResponsePath } from './null-places.ts';
import type { ReportedFailure } from './reported-failure.ts';

/**
 * Where a subgraph's error stands in the client's response. Its path begins with the place among the
 * entities that were asked for; which item of the client's list that is, the executor itself gets
 * wrong where a list mixes types, because items of other types were never asked for. Of a path only
 * the response keys that were asked for are believed: clients read it, whatever a subgraph wrote.
 */
export function placeReported(failure: ReportedFailure, data: unknown): readonly ResponsePath[] {
  const { at, path, entities } = failure;
  const [root, index, ...below] = path;
  if (entities === undefined || root !== '_entities' || typeof index !== 'number') {
    return [askedFor(path, failure.operation)];
  }
  const rest = askedFor(below, failure.operation);
  const selections = fetchedSelections(failure.operation);
  const keys = topLevelKeys(selections);
  const items = [...followPath(data, at)];
  const asked =
    items.length === entities
      ? items
      : items.filter(
          ({ value }) => isRecord(value) && keys.some((key) => Object.hasOwn(value, key)),
        );
  const item = asked.length === entities ? asked[index] : undefined;
  if (item === undefined) return [at.slice(0, at.includes('@') ? at.indexOf('@') : at.length)];
  if (rest.length > 0) return [[...item.path, ...rest]];
  // The entity as a whole: what is missing are the fields that this fetch should have brought.
  const missing = [...findNullsWithin(item.value, selections, item.path)];
  return missing.length > 0 ? missing.map((place) => place.path) : [item.path];
}

/** No response nests deeper: `planningDepth` fields, each perhaps a list of lists. */
const MAX_PATH = 1_000;

/** A subgraph's path as far as it was asked for: clients read it, whatever a subgraph wrote. */
export function askedFor(path: ResponsePath, operation: string): ResponsePath {
  const keys = selectedKeys(fetchedSelections(operation));
  const end = path.findIndex((key) =>
    typeof key === 'number' ? !Number.isSafeInteger(key) || key < 0 : !keys.has(key),
  );
  return path.slice(0, Math.min(end === -1 ? path.length : end, MAX_PATH));
}
