import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a type of each kind; what is in it is not told', async () => {
  const before = '';
  const after =
    'scalar S @specifiedBy(url: "https://s.example") enum E { X @deprecated } input I { a: Int! } interface N { a: Int } type A implements N { a(x: Int = 1): Int @deprecated } union U = A';
  expect(await tellApis(before, after)).toEqual([
    'SAFE TYPE_ADDED at S: S is new: a scalar. No operation names it yet.',
    'SAFE TYPE_ADDED at E: E is new: an enum. No operation names it yet.',
    'SAFE TYPE_ADDED at I: I is new: an input. No operation names it yet.',
    'SAFE TYPE_ADDED at N: N is new: an interface. No operation names it yet.',
    'SAFE TYPE_ADDED at A: A is new: an object type. No operation names it yet.',
    'SAFE TYPE_ADDED at U: U is new: a union. No operation names it yet.',
  ]);
});
