import type { StoredData, StoredObject, StoredValue } from '../../kit/random-graph/stored-data.ts';
import { reductionOf } from './reduce.ts';

/** Takes whole objects out; what refers to them is null, or one less in a list. */
export const fewerObjects = reductionOf<StoredData, string>(
  (data) => Object.keys(data).filter((id) => id !== 'Query' && id !== 'Mutation'),
  (data, points) => withoutIds(data, points),
);

/** Takes fields out, which then are null; but none of these: an object without its keys is another case. */
export const fewerValues = (kept: ReadonlySet<string>) =>
  reductionOf<StoredData, string>(
    (data) =>
      Object.entries(data).flatMap(([id, object]) =>
        Object.keys(object).flatMap((field) =>
          field === '__typename' || kept.has(field) ? [] : JSON.stringify([id, field]),
        ),
      ),
    (data, points) =>
      mapObjects(data, (id, object) => ({
        ...Object.fromEntries(
          Object.entries(object).filter(([field]) => !points.has(JSON.stringify([id, field]))),
        ),
        __typename: object.__typename,
      })),
  );

/** Takes items out of lists. */
export const shorterLists = reductionOf<StoredData, string>(
  (data) => {
    const found: string[] = [];
    mapObjects(data, (id, object) => eachItem([id], object, (path) => void found.push(path)));
    return found;
  },
  (data, points) =>
    mapObjects(data, (id, object) => eachItem([id], object, (at) => points.has(at))),
);

function mapObjects(
  data: StoredData,
  map: (id: string, object: StoredObject) => StoredObject,
): StoredData {
  return Object.fromEntries(Object.entries(data).map(([id, object]) => [id, map(id, object)]));
}

/** Visits each item of each list; where the visitor says so, without it. */
function eachItem<Value extends StoredValue>(
  path: readonly (string | number)[],
  value: Value,
  isGone: (path: string) => boolean | undefined,
): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return (value as readonly StoredValue[]).flatMap((item, index) => {
      const at = [...path, index];
      return isGone(JSON.stringify(at)) === true ? [] : [eachItem(at, item, isGone)];
    }) as unknown as Value;
  }
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, StoredValue>>).map(([key, inner]) => [
      key,
      eachItem([...path, key], inner, isGone),
    ]),
  ) as unknown as Value;
}

function withoutIds(data: StoredData, gone: ReadonlySet<string>): StoredData {
  const clean = (value: StoredValue): StoredValue | undefined => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      return (value as readonly StoredValue[]).flatMap((item) => clean(item) ?? []);
    }
    const inner = value as { readonly [name: string]: StoredValue };
    if (typeof inner['$ref'] === 'string' && gone.has(inner['$ref'])) return undefined;
    return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, clean(one) ?? null]));
  };
  return Object.fromEntries(
    Object.entries(data)
      .filter(([id]) => !gone.has(id))
      .map(([id, object]) => [id, clean(object) as StoredObject]),
  );
}
