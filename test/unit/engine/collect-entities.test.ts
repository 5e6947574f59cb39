import { describe, expect, test } from '@jest/globals';
import fc, { type JsonValue } from 'fast-check';
import { collectEntities } from '../../../gateway/engine/execution/collect-entities.ts';
import { placeEntities } from '../../../gateway/engine/execution/place-entities.ts';
import type { ResponseObject } from '../../../gateway/engine/values/response-object.ts';

const collect = (root: unknown, ...path: string[]): ResponseObject[] => {
  const found: ResponseObject[] = [];
  collectEntities(root, path, found);
  return found;
};

describe('collectEntities', () => {
  test('goes through lists of lists, and finds what is there in the order of the response', () => {
    const root = { a: [[{ b: { is: 1 } }, null], [], [{ b: null }, { b: { is: 2 } }]] };
    expect(collect(root, 'a', '@', '@', 'b')).toEqual([{ is: 1 }, { is: 2 }]);
  });

  test('goes nowhere where the data has another shape than the path', () => {
    for (const root of [{ a: 7 }, { a: 'text' }, { a: null }, {}, { a: { b: [] } }]) {
      expect(collect(root, 'a', '@', 'b')).toEqual([]);
    }
    expect(collect({}, 'toString')).toEqual([]);
    expect(collect({}, '__proto__')).toEqual([]);
    expect(collect({ a: { b: 1 } }, 'a', '@')).toEqual([]);
  });
});

const { value: anyValue } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, 0, 'text'),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('value'), { minKeys: 1 }),
  ),
}));
const anyPath = fc.array(fc.constantFrom('a', 'b', '@'), { maxLength: 5 });

test('the places of entities lead to them, one by one', () => {
  let found = 0;
  fc.assert(
    fc.property(anyValue, anyPath, (root, path) => {
      const at = (place: readonly (string | number)[]) =>
        place.reduce<unknown>(
          (value, key) => (value as Readonly<Record<string | number, unknown>>)[key],
          root,
        );
      const entities = collect(root, ...path);
      const places = placeEntities(root, path);
      found += entities.length;
      expect(places).toHaveLength(entities.length);
      for (const [index, place] of places.entries()) expect(at(place)).toBe(entities[index]);
    }),
    { numRuns: 10_000 },
  );
  expect(found).toBeGreaterThan(100);
});
