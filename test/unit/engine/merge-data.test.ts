import { describe, expect, test } from '@jest/globals';
import fc, { type JsonValue } from 'fast-check';
import { copyValue, mergeData } from '../../../gateway/engine/values/merge-data.ts';
import type { ResponseObject } from '../../../gateway/engine/values/response-object.ts';

/** Keys that meet, among them those that every object inherits. */
const anyKey = fc.constantFrom('a', 'b', 'toString', 'constructor', '__proto__', 'prototype');
const { value: anyValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom(null, 0, 1, 'text', true),
    fc.array(tie('value'), { maxLength: 3 }),
    anyObject(tie('value')),
  ),
}));

/** As JSON is parsed: `__proto__` is a key like any other. */
function anyObject(value: fc.Arbitrary<JsonValue>): fc.Arbitrary<Record<string, JsonValue>> {
  return fc
    .array(fc.tuple(anyKey, value), { maxLength: 4 })
    .map((entries) =>
      parsed(`{${entries.map(([key, of]) => `"${key}":${JSON.stringify(of)}`).join(',')}}`),
    );
}

const parsed = (text: string) => JSON.parse(text) as Record<string, JsonValue>;
const isObject = (value: unknown): value is ResponseObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What merging means, said without changing anything. */
function merged(there: unknown, value: unknown): unknown {
  if (Array.isArray(there) && Array.isArray(value) && there.length === value.length) {
    return there.map((item, index) => merged(item, value[index]));
  }
  if (!isObject(there) || !isObject(value)) return value;
  const entries = new Map(Object.entries(there));
  for (const [key, of] of Object.entries(value)) {
    entries.set(key, entries.has(key) ? merged(entries.get(key), of) : of);
  }
  return Object.fromEntries(entries);
}

/** Every object and list in a value, itself included. */
function partsOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(partsOf)];
}

describe('mergeData', () => {
  test('adds what is new, and goes on into what is there', () => {
    const target = { a: { b: 1 }, list: [{ c: 1 }, null], kept: 1 };
    mergeData(target, { a: { d: 2 }, list: [{ e: 2 }, { f: 3 }], kept: undefined });
    expect(target).toEqual({ a: { b: 1, d: 2 }, list: [{ c: 1, e: 2 }, { f: 3 }], kept: 1 });
  });

  test('means the same for any JSON', () => {
    fc.assert(
      fc.property(anyObject(anyValue), anyObject(anyValue), (there, value) => {
        const expected = JSON.stringify(merged(there, value));
        mergeData(there, value);
        expect(JSON.stringify(there)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  test('leaves what all objects inherit alone, whatever the keys are', () => {
    const inherited = Object.getOwnPropertyNames(Object.prototype);
    fc.assert(
      fc.property(anyObject(anyValue), anyObject(anyValue), (there, value) => {
        mergeData(there, value);
        for (const part of partsOf(there)) {
          const own = Array.isArray(part) ? Array.prototype : Object.prototype;
          expect(Object.getPrototypeOf(part)).toBe(own);
        }
        expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(inherited);
      }),
    );
    mergeData(
      {},
      parsed('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    );
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('copyValue', () => {
  test('makes of any JSON the same, and shares no object with it', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const before = JSON.stringify(value);
        const copy = copyValue(value);
        expect(JSON.stringify(copy)).toBe(before);
        const parts = new Set(partsOf(value));
        expect(partsOf(copy).filter((part) => parts.has(part))).toEqual([]);
        if (isObject(copy) && isObject(value)) mergeData(copy, { a: { changed: 1 }, b: [1] });
        expect(JSON.stringify(value)).toBe(before);
      }),
    );
  });
});
