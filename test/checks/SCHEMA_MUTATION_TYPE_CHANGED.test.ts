import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('where there was none', async () => {
  const before = 'schema { query: A } type A { a: Int } type B { a: Int }';
  const after = 'schema { query: A mutation: B } type A { a: Int } type B { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE SCHEMA_MUTATION_TYPE_CHANGED at B: B is the mutation type now. No mutation was possible before.',
  ]);
});

test('where there is none any longer', async () => {
  const before = 'schema { query: A mutation: B } type A { a: Int } type B { a: Int }';
  const after = 'schema { query: A } type A { a: Int } type B { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING SCHEMA_MUTATION_TYPE_CHANGED at B: B is no longer the mutation type. Every mutation is refused.',
  ]);
});

test('a type that comes with it tells of itself', async () => {
  const before = 'type Query { a: Int }';
  const after = 'type Query { a: Int } type Mutation { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE TYPE_ADDED at Mutation: Mutation is new: an object type. No operation names it yet.',
  ]);
});

test('a type that goes with it tells of itself', async () => {
  const before = 'type Query { a: Int } type Mutation { a: Int }';
  const after = 'type Query { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING TYPE_REMOVED at Mutation: Mutation is gone. Operations that name it, in a fragment or for a variable, are refused, and so is every use of what it had.',
  ]);
});
