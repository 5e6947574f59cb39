import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('of an object type', async () => {
  const before = 'interface N { a: Int } type A implements N { a: Int }';
  const after = 'interface N { a: Int } type A { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING OBJECT_TYPE_INTERFACE_REMOVED at A: A implements N no longer. Fragments on N no longer reach A, or are refused.',
  ]);
});

test('of an interface', async () => {
  const before = 'interface N { a: Int } interface M implements N { a: Int }';
  const after = 'interface N { a: Int } interface M { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS OBJECT_TYPE_INTERFACE_REMOVED at M: M implements N no longer. Its object types say for themselves what they implement; code made from the schema may use M as N.',
  ]);
});
