import type { ResponseObject } from './collect-entities.ts';

/**
 * Adds what a reply says to what is there: objects and lists of one length are merged, anything else takes the
 * place of what was there. A key that would set the prototype is no field of any schema, and is left out.
 */
export function mergeData(target: ResponseObject, source: ResponseObject): void {
  for (const key in source) {
    if (key === '__proto__') continue;
    const value = source[key];
    if (value === undefined) continue;
    const there = target[key];
    target[key] = isComposite(value) && isComposite(there) ? mergeValue(there, value) : value;
  }
}

function mergeValue(there: object, value: object): object {
  if (Array.isArray(value) !== Array.isArray(there)) return value;
  if (!Array.isArray(value) || !Array.isArray(there)) {
    mergeData(there as ResponseObject, value as ResponseObject);
    return there;
  }
  if (value.length !== there.length) return value;
  for (let index = 0; index < value.length; index += 1) {
    const item: unknown = value[index];
    const old: unknown = there[index];
    there[index] = isComposite(item) && isComposite(old) ? mergeValue(old, item) : item;
  }
  return there;
}

/** A copy of a reply's value that shares no object with it. */
export function copyValue<Value>(value: Value): Value {
  if (!isComposite(value)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => copyValue(item)) as Value;
  const copy: ResponseObject = { ...(value as ResponseObject) };
  for (const key in copy) {
    const inner = copy[key];
    if (isComposite(inner)) copy[key] = copyValue(inner);
  }
  return copy as Value;
}

function isComposite(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
