/** An object of the response that is being put together. */
export type ResponseObject = Record<string, unknown>;

/** The own value of a key. Data that came as JSON holds no functions: a function is inherited. */
export function readKey(object: ResponseObject, key: string): unknown {
  if (key === '__proto__') return Object.hasOwn(object, key) ? object[key] : undefined;
  const value = object[key];
  return typeof value === 'function' ? undefined : value;
}

/** Sets a key of the object's own, whatever its name: a client may choose any alias, `__proto__` among them. */
export function setKey(object: ResponseObject, key: string, value: unknown): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, ...OWN });
}

const OWN = { enumerable: true, configurable: true, writable: true } as const;

/** Whether a value of a reply is an object, and neither null nor a list. */
export function isResponseObject(value: unknown): value is ResponseObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
