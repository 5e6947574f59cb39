import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyRewrites } from '../../../gateway/engine/values/apply-rewrites.ts';
import { buildRepresentation } from '../../../gateway/engine/values/build-representation.ts';
import type { ResponseObject } from '../../../gateway/engine/values/response-object.ts';
import { typeTest } from '../../../gateway/engine/values/type-test.ts';
import { writerOf } from '../../../gateway/engine/values/write-representation.ts';
import type {
  FetchDataRewrite,
  PlanSelection,
} from '../../../gateway/engine/planning/query-plan.ts';

const isOfType = typeTest({ Node: ['Book', 'Member'] });
const field = (name: string, selections?: readonly PlanSelection[]): PlanSelection => ({
  kind: 'Field',
  name,
  ...(selections && { selections }),
});
const on = (typeCondition: string, ...selections: PlanSelection[]): PlanSelection => ({
  kind: 'InlineFragment',
  typeCondition,
  selections,
});
const TYPENAME = field('__typename');

/** The keys of entities, and some that every object inherits. */
const anyKey = fc.constantFrom('id', 'sku', 'size', 'toString', 'constructor');
const anyLeaf = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('"', '\\', '\u2028', '\ud800', '\n', 'é', ''),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const anyValue = fc.oneof(
  { weight: 4, arbitrary: anyLeaf },
  { weight: 1, arbitrary: fc.array(anyLeaf, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.dictionary(anyKey, anyLeaf, { maxKeys: 3 }) },
);
const anyEntity = fc
  .tuple(
    fc.constantFrom('Book', 'Member', 'Other', 'Node', null, 7, undefined),
    fc.dictionary(anyKey, anyValue),
  )
  .map(([__typename, entity]): ResponseObject => ({ __typename, ...entity }));
const anyFields = fc
  .uniqueArray(anyKey, { maxLength: 4 })
  .chain((keys) => fc.shuffledSubarray([TYPENAME, ...keys.map((key) => field(key))]));
const anyRequires = fc.oneof(
  // As the planner makes them nearly always.
  { weight: 4, arbitrary: anyFields.map((fields) => [on('Book', TYPENAME, ...fields)]) },
  { weight: 4, arbitrary: anyFields.map((fields) => [on('Book', ...fields)]) },
  { weight: 1, arbitrary: anyFields.map((fields) => [on('Node', TYPENAME, ...fields)]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyFields, anyFields)
      .map(([one, other]) => [on('Book', TYPENAME, ...one), on('Member', TYPENAME, ...other)]),
  },
  {
    weight: 1,
    arbitrary: anyFields.map((fields) => [on('Book', TYPENAME, field('size', fields))]),
  },
);
const anyRewrites = fc.oneof(
  { weight: 3, arbitrary: fc.constant([] as FetchDataRewrite[]) },
  {
    weight: 1,
    arbitrary: fc.constant([
      { kind: 'ValueSetter', path: ['... on Book', '__typename'], setValueTo: 'Node' },
      { kind: 'KeyRenamer', path: ['id'], renameKeyTo: 'key' },
    ] satisfies FetchDataRewrite[] as FetchDataRewrite[]),
  },
);

/** The long way: an object, the rewrites on it, and its JSON. */
function writeByObject(
  entity: ResponseObject,
  requires: readonly PlanSelection[],
  rewrites: readonly FetchDataRewrite[],
): string | undefined {
  const representation = buildRepresentation(entity, requires, isOfType);
  if (representation === undefined) return undefined;
  applyRewrites(representation, rewrites, isOfType);
  return JSON.stringify(representation);
}

describe('writerOf', () => {
  test('writes what an object would be written as, for any entity and any requirement', () => {
    fc.assert(
      fc.property(anyRequires, anyRewrites, anyEntity, (requires, rewrites, entity) => {
        expect(writerOf(requires, rewrites)(structuredClone(entity), isOfType)).toBe(
          writeByObject(entity, requires, rewrites),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  test('has nothing to send of an entity that lacks a key, or is of another type', () => {
    const write = writerOf([on('Book', TYPENAME, field('id'))], []);
    expect(write({ __typename: 'Book', id: 'b1', more: 1 }, isOfType)).toBe(
      '{"__typename":"Book","id":"b1"}',
    );
    expect(write({ __typename: 'Book' }, isOfType)).toBeUndefined();
    expect(write({ __typename: 'Member', id: 'm1' }, isOfType)).toBeUndefined();
    expect(write({ id: 'b1' }, isOfType)).toBeUndefined();
  });

  test('an absent key is not what every object inherits', () => {
    const write = writerOf([on('Book', TYPENAME, field('toString'))], []);
    expect(write({ __typename: 'Book' }, isOfType)).toBeUndefined();
  });
});
