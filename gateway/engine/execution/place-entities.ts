import type { ResponsePath } from '../../blame/null-places.ts';
import { readKey, type ResponseObject } from '../values/response-object.ts';

/** Where each object stands that a path leads to, in the order of `collectEntities`. */
export function placeEntities(
  root: unknown,
  path: readonly string[],
  step = 0,
  place: ResponsePath = [],
): readonly ResponsePath[] {
  if (typeof root !== 'object' || root === null) return [];
  if (Array.isArray(root)) {
    const next = path[step] === '@' ? step + 1 : step;
    return root.flatMap((item, index) => placeEntities(item, path, next, [...place, index]));
  }
  const key = path[step];
  if (key === undefined) return [place];
  if (key === '@') return [];
  return placeEntities(readKey(root as ResponseObject, key), path, step + 1, [...place, key]);
}
