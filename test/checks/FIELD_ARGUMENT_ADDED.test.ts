import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('one that may be left out, one with a default, one that is required', async () => {
  const before = 'type A { a: Int }';
  const after = 'type A { a(x: Int y: Int! = 1 z: Int!): Int }';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS FIELD_ARGUMENT_ADDED at A.a(x:): A.a(x:) is new, of type Int. Operations that do not give it may be answered otherwise.',
    'DANGEROUS FIELD_ARGUMENT_ADDED at A.a(y:): A.a(y:) is new, of type Int!, by default 1. Operations that do not give it are given its default, and may be answered otherwise.',
    'BREAKING FIELD_ARGUMENT_ADDED at A.a(z:): A.a(z:) is new, of type Int!. Operations do not give it yet and are refused.',
  ]);
});
