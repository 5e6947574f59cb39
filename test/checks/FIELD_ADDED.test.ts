import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a field of an object, of an interface; its arguments and its deprecation are not told one by one', async () => {
  const before = 'interface N { a: Int } type A implements N { a: Int }';
  const after =
    'interface N { a: Int b(x: Int): [Int!] @deprecated } type A implements N { a: Int b(x: Int): [Int!] @deprecated }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_ADDED at N.b: N.b is new, of type [Int!]. No operation selects it yet.',
    'SAFE FIELD_ADDED at A.b: A.b is new, of type [Int!]. No operation selects it yet.',
  ]);
});
