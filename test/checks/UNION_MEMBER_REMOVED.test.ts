import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a member that stays a type, and one that is gone', async () => {
  const before = 'type A { a: Int } type B { a: Int } type C { a: Int } union U = A | B | C';
  const after = 'type A { a: Int } type B { a: Int } union U = A';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING TYPE_REMOVED at C: C is gone. Operations that name it, in a fragment or for a variable, are refused, and so is every use of what it had.',
    'BREAKING UNION_MEMBER_REMOVED at U.B: B is no longer a member of U. Fragments on the member are refused where the union is read.',
    'BREAKING UNION_MEMBER_REMOVED at U.C: C is no longer a member of U. Fragments on the member are refused where the union is read.',
  ]);
});
