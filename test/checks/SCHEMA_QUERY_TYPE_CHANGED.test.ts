import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('another type, of those that are there', async () => {
  const before = 'schema { query: A } type A { a: Int } type B { a: Int }';
  const after = 'schema { query: B } type A { a: Int } type B { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING SCHEMA_QUERY_TYPE_CHANGED at A: The query type was A and is B now. Fields and fragments of A are refused where B does not have them.',
  ]);
});

test('another name', async () => {
  const before = 'schema { query: A } type A { a: Int }';
  const after = 'schema { query: B } type B { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING SCHEMA_QUERY_TYPE_CHANGED at A: The query type was A and is B now. Fields and fragments of A are refused where B does not have them.',
    'BREAKING TYPE_REMOVED at A: A is gone. Operations that name it, in a fragment or for a variable, are refused, and so is every use of what it had.',
    'SAFE TYPE_ADDED at B: B is new: an object type. No operation names it yet.',
  ]);
});
