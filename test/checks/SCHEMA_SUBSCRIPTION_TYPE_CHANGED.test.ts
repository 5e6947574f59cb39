import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('where there was none', async () => {
  const before = 'schema { query: A } type A { a: Int } type B { a: Int }';
  const after = 'schema { query: A subscription: B } type A { a: Int } type B { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE SCHEMA_SUBSCRIPTION_TYPE_CHANGED at B: B is the subscription type now. No subscription was possible before.',
  ]);
});

test('another type', async () => {
  const before =
    'schema { query: A subscription: B } type A { a: Int } type B { a: Int } type C { a: Int }';
  const after =
    'schema { query: A subscription: C } type A { a: Int } type B { a: Int } type C { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING SCHEMA_SUBSCRIPTION_TYPE_CHANGED at B: The subscription type was B and is C now. Fields and fragments of B are refused where C does not have them.',
  ]);
});
