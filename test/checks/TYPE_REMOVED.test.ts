import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a type of each kind; what was in it is not told', async () => {
  const before =
    'scalar S enum E { X } input I { a: Int! } interface N { a: Int } type A implements N { a: Int } union U = A';
  const after = '';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING TYPE_REMOVED at S: S is gone. Operations that name it, in a fragment or for a variable, are refused, and so is every use of what it had.',
    'BREAKING TYPE_REMOVED at E: E is gone. Operations that name it, in a fragment or for a variable, are refused, and so is every use of what it had.',
    'BREAKING TYPE_REMOVED at I: I is gone. Operations that name it, in a fragment or for a variable, are refused, and so is every use of what it had.',
    'BREAKING TYPE_REMOVED at N: N is gone. Operations that name it, in a fragment or for a variable, are refused, and so is every use of what it had.',
    'BREAKING TYPE_REMOVED at A: A is gone. Operations that name it, in a fragment or for a variable, are refused, and so is every use of what it had.',
    'BREAKING TYPE_REMOVED at U: U is gone. Operations that name it, in a fragment or for a variable, are refused, and so is every use of what it had.',
  ]);
});
