import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('each into another', async () => {
  const before =
    'scalar S enum E { X } input I { a: Int } interface N { a: Int } type A { a: Int } union U = A';
  const after =
    'enum S { X } input E { a: Int } type I { a: Int } union N = I interface A { a: Int } scalar U';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING TYPE_KIND_CHANGED at S: S was a scalar and is an enum now. An operation is written in another way for each kind of type.',
    'BREAKING TYPE_KIND_CHANGED at E: E was an enum and is an input now. An operation is written in another way for each kind of type.',
    'BREAKING TYPE_KIND_CHANGED at I: I was an input and is an object type now. An operation is written in another way for each kind of type.',
    'BREAKING TYPE_KIND_CHANGED at N: N was an interface and is a union now. An operation is written in another way for each kind of type.',
    'BREAKING TYPE_KIND_CHANGED at A: A was an object type and is an interface now. An operation is written in another way for each kind of type.',
    'BREAKING TYPE_KIND_CHANGED at U: U was a union and is a scalar now. An operation is written in another way for each kind of type.',
  ]);
});
