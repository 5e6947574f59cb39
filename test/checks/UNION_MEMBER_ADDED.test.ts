import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a member that was there, and a new one', async () => {
  const before = 'type A { a: Int } type B { a: Int } union U = A';
  const after = 'type A { a: Int } type B { a: Int } type C { a: Int } union U = A | B | C';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS UNION_MEMBER_ADDED at U.B: B is a member of U now. Clients that ask for the union are given a type that they may not know.',
    'DANGEROUS UNION_MEMBER_ADDED at U.C: C is a member of U now. Clients that ask for the union are given a type that they may not know.',
    'SAFE TYPE_ADDED at C: C is new: an object type. No operation names it yet.',
  ]);
});
