/** An object of the response that is being put together. */
export type ResponseObject = Record<string, unknown>;

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

/** The own value of a key. Data that came as JSON holds no functions: a function is inherited. */
export function readKey(object: ResponseObject, key: string): unknown {
  if (key === '__proto__') return Object.hasOwn(object, key) ? object[key] : undefined;
  const value = object[key];
  return typeof value === 'function' ? undefined : value;
}

/** Whether a value of a reply is an object, and neither null nor a list. */
export function isResponseObject(value: unknown): value is ResponseObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
