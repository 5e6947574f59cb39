import type { PlanSelection } from '../planning/query-plan.ts';
import { readKey, type ResponseObject } from './response-object.ts';
import { mergeData } from './merge-data.ts';

/** Which types an object of some type counts as: a type condition holds for it, or not. */
export type IsOfType = (typename: unknown, condition: string) => boolean;

/**
 * What a subgraph has to know of an entity to find it, read from the response so far. Undefined where a value is
 * missing, because nobody could be asked for it, or where it is of no type that the fetch is for.
 */
export function buildRepresentation(
  entity: ResponseObject,
  requires: readonly PlanSelection[],
  isOfType: IsOfType,
): ResponseObject | undefined {
  const representation = readSelections(entity, requires, isOfType);
  return representation?.['__typename'] ? representation : undefined;
}

function readSelections(
  source: ResponseObject,
  selections: readonly PlanSelection[],
  isOfType: IsOfType,
): ResponseObject | undefined {
  const read: ResponseObject = {};
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      const key = selection.alias ?? selection.name;
      const value = readValue(readKey(source, key), selection.selections, isOfType);
      if (value === undefined) return undefined;
      read[key] = value;
    } else if (
      selection.typeCondition !== undefined &&
      isOfType(source['__typename'], selection.typeCondition)
    ) {
      const inner = readSelections(source, selection.selections, isOfType);
      if (inner !== undefined) mergeData(read, inner);
    }
  }
  return read;
}

function readValue(
  value: unknown,
  selections: readonly PlanSelection[] | undefined,
  isOfType: IsOfType,
): unknown {
  if (selections === undefined || value === undefined || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((item) => readValue(item, selections, isOfType) ?? null);
  }
  if (typeof value !== 'object') return undefined;
  return readSelections(value as ResponseObject, selections, isOfType);
}
