import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a type that was there', async () => {
  const before = 'interface N { a: Int } type A { a: Int }';
  const after = 'interface N { a: Int } type A implements N { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS OBJECT_TYPE_INTERFACE_ADDED at A: A implements N now. Clients that ask for N are given a type that they may not know.',
  ]);
});

test('a new type, where a field returns the interface', async () => {
  const before = 'interface N { a: Int } type Query { n: N }';
  const after = 'interface N { a: Int } type Query { n: N } type A implements N { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE TYPE_ADDED at A: A is new: an object type. No operation names it yet.',
    'DANGEROUS OBJECT_TYPE_INTERFACE_ADDED at A: A implements N now. Clients that ask for N are given a type that they may not know.',
  ]);
});

test('a new type, where no field returned the interface', async () => {
  const before = 'interface N { a: Int } type Query { a: Int }';
  const after = 'interface N { a: Int } type Query { a: Int n: N } type A implements N { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_ADDED at Query.n: Query.n is new, of type N. No operation selects it yet.',
    'SAFE TYPE_ADDED at A: A is new: an object type. No operation names it yet.',
  ]);
});

test('a new interface, and one of an interface', async () => {
  const before = 'interface N { a: Int } interface M { a: Int } type A implements M { a: Int }';
  const after =
    'interface N { a: Int } interface O { a: Int } interface M implements N { a: Int } type A implements M & N & O { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE OBJECT_TYPE_INTERFACE_ADDED at M: M implements N now. Its object types say for themselves what they implement.',
    'DANGEROUS OBJECT_TYPE_INTERFACE_ADDED at A: A implements N now. Clients that ask for N are given a type that they may not know.',
    'SAFE OBJECT_TYPE_INTERFACE_ADDED at A: A implements O now. No operation knows O yet.',
    'SAFE TYPE_ADDED at O: O is new: an interface. No operation names it yet.',
  ]);
});
