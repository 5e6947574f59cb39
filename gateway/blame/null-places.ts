import { Kind, type SelectionSetNode } from 'graphql';

/** A response path: https://spec.graphql.org/October2021/#sec-Errors */
export type ResponsePath = readonly (string | number)[];

/** A null in the response. */
export interface NullPlace {
  readonly path: ResponsePath;
  /** Whether the fetch's own field is null here; else a parent, which took a non-null field's null. */
  readonly own: boolean;
}

/** What to look for: the nulls that a fetch would have filled. */
export interface NullSearch {
  readonly data: unknown;
  /** Where the fetch's entities stand: response keys, `@` for each item of a list. */
  readonly at: readonly string[];
  readonly selections: SelectionSetNode;
}

/**
 * Finds the nulls that a fetch left behind. Fields that the client did not select are not in the
 * response, and are no places.
 */
export function* findNullPlaces({ data, at, selections }: NullSearch): Generator<NullPlace> {
  for (const { path, value } of followPath(data, at)) {
    if (value === null) yield { path, own: false };
    else yield* findNullsWithin(value, selections, path);
  }
}

/** A value of the response, and where it stands. */
export interface Found {
  readonly path: ResponsePath;
  readonly value: unknown;
}

/** Every value that a path with `@` leads to; a null on the way ends it there. */
export function* followPath(
  value: unknown,
  at: readonly string[],
  path: ResponsePath = [],
): Generator<Found> {
  const [head, ...rest] = at;
  if (value === undefined) return;
  if (Array.isArray(value)) {
    const inner = head === '@' ? rest : at;
    for (const [index, item] of value.entries()) yield* followPath(item, inner, [...path, index]);
  } else if (value === null || head === undefined) {
    yield { path, value };
  } else if (isRecord(value)) {
    yield* followPath(value[head], rest, [...path, head]);
  }
}

/** The nulls of a selection, below a value. */
export function* findNullsWithin(
  value: unknown,
  selections: SelectionSetNode,
  path: ResponsePath,
): Generator<NullPlace> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* findNullsWithin(item, selections, [...path, index]);
    }
    return;
  }
  if (!isRecord(value)) return;
  for (const node of selections.selections) {
    if (node.kind === Kind.INLINE_FRAGMENT) yield* findNullsWithin(value, node.selectionSet, path);
    if (node.kind !== Kind.FIELD) continue;
    const key = node.alias?.value ?? node.name.value;
    const inner = [...path, key];
    if (value[key] === null) yield { path: inner, own: true };
    else if (node.selectionSet) yield* findNullsWithin(value[key], node.selectionSet, inner);
  }
}

/** An object of the response. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value that stands at a place of the response; undefined where the place is not there. */
export function valueAt(data: unknown, path: ResponsePath): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string | number, unknown>> | null | undefined)?.[key],
    data,
  );
}
