import { readKey, setKey, type ResponseObject } from './response-object.ts';

/**
 * Adds what a reply says to what is there: objects and lists of one length are merged, anything else takes the
 * place of what was there. A key that would set the prototype is a key like any other.
 */
export function mergeData(target: ResponseObject, source: ResponseObject): void {
  for (const key in source) {
    const value = source[key];
    if (value === undefined) continue;
    const there = readKey(target, key);
    setKey(
      target,
      key,
      isComposite(value) && isComposite(there) ? mergeValue(there, value) : value,
    );
  }
}

function mergeValue(there: object, value: object): object {
  if (isList(value) && isList(there)) {
    if (value.length !== there.length) return value;
    for (let index = 0; index < value.length; index += 1) {
      const item = value[index];
      const old = there[index];
      there[index] = isComposite(item) && isComposite(old) ? mergeValue(old, item) : item;
    }
  } else if (isList(value) || isList(there)) {
    return value;
  } else {
    mergeData(there as ResponseObject, value as ResponseObject);
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
    if (isComposite(inner)) setKey(copy, key, copyValue(inner));
  }
  return copy as Value;
}

function isList(value: object): value is unknown[] {
  return Array.isArray(value);
}

function isComposite(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
