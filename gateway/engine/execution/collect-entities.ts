import { readKey, type ResponseObject } from '../values/response-object.ts';

/**
 * Every object that a path leads to, in the order of the response. What is null, or of another shape than the
 * path says, leads nowhere: the answer's shape tells of it.
 *
 * @param path - response keys, `@` for each item of a list
 */
export function collectEntities(
  root: unknown,
  path: readonly string[],
  found: ResponseObject[],
  step = 0,
): void {
  if (typeof root !== 'object' || root === null) return;
  if (Array.isArray(root)) {
    const next = path[step] === '@' ? step + 1 : step;
    for (const item of root) collectEntities(item, path, found, next);
    return;
  }
  const key = path[step];
  if (key === undefined) found.push(root as ResponseObject);
  else if (key !== '@')
    collectEntities(readKey(root as ResponseObject, key), path, found, step + 1);
}
