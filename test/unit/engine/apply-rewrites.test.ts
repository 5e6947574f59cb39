import { expect, test } from '@jest/globals';
import { applyRewrites } from '../../../gateway/engine/values/apply-rewrites.ts';
import { typeTest } from '../../../gateway/engine/values/type-test.ts';
import type { FetchDataRewrite } from '../../../gateway/engine/planning/query-plan.ts';

const isOfType = typeTest({ Node: ['Book', 'Member'] });
const rewrite = (value: unknown, ...rewrites: FetchDataRewrite[]) => {
  applyRewrites(value, rewrites, isOfType);
  // As it is sent: what is undefined has no key.
  return JSON.parse(JSON.stringify(value)) as unknown;
};
const set = (setValueTo: unknown, ...path: string[]): FetchDataRewrite => ({
  kind: 'ValueSetter',
  path,
  setValueTo,
});
const rename = (renameKeyTo: string, ...path: string[]): FetchDataRewrite => ({
  kind: 'KeyRenamer',
  path,
  renameKeyTo,
});

test('a value is set where its path leads, in every item of lists of lists', () => {
  const value = { a: [[{ b: 1 }], [{ b: 2 }, null, 7]] };
  expect(rewrite(value, set('x', 'a', 'c'))).toEqual({
    a: [[{ b: 1, c: 'x' }], [{ b: 2, c: 'x' }, null, 7]],
  });
});

test('a key is renamed whatever its value, null included, and not where it is not there', () => {
  const value = { a: [{ old: null }, { old: 0 }, { other: 1 }] };
  expect(rewrite(value, rename('new', 'a', 'old'))).toEqual({
    a: [{ new: null }, { new: 0 }, { other: 1 }],
  });
});

test('a key may get any name that a client can choose', () => {
  const value = { a: { b: 1 } };
  applyRewrites(value, [rename('__proto__', 'a')], isOfType);
  expect(JSON.stringify(value)).toBe('{"__proto__":{"b":1}}');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test('a type condition holds for the type, for those that implement it, and for what says no type', () => {
  const types = ['Book', 'Member', 'Other', undefined];
  const values = types.map((__typename) => ({ __typename, a: 1 }));
  const named = (condition: string) =>
    rewrite(structuredClone(values), rename('b', `... on ${condition}`, 'a')) as object[];
  expect(named('Node').map((value) => 'b' in value)).toEqual([true, true, false, true]);
  expect(named('Book').map((value) => 'b' in value)).toEqual([true, false, false, true]);
});

test('rewrites are done in their order', () => {
  const value = { __typename: 'Book', a: 1 };
  const order = [set('Node', '__typename'), rename('b', '... on Book', 'a'), rename('c', 'a')];
  expect(rewrite(value, ...order)).toEqual({ __typename: 'Node', c: 1 });
});

test('what a path does not find stays as it is', () => {
  for (const value of [null, 7, 'text', [], { a: null }, { a: 'text' }]) {
    const kept = structuredClone(value);
    expect(rewrite(value, set(1, 'a', 'b', 'c'), rename('x', 'a', 'toString'))).toEqual(kept);
  }
});
