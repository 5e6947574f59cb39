import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('null that may be given now, alone and in a list', async () => {
  const before = 'type A { a(x: Int! y: [Int!]!): Int }';
  const after = 'type A { a(x: Int y: [Int]): Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_ARGUMENT_TYPE_CHANGED at A.a(x:): A.a(x:) was Int! and is Int now. It takes all that it took, and more.',
    'SAFE FIELD_ARGUMENT_TYPE_CHANGED at A.a(y:): A.a(y:) was [Int!]! and is [Int] now. It takes all that it took, and more.',
  ]);
});

test('null that may be given no longer, alone and in a list', async () => {
  const before = 'type A { a(x: Int y: [Int] z: Int = 1): Int }';
  const after = 'type A { a(x: Int! y: [Int!] z: Int! = 1): Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING FIELD_ARGUMENT_TYPE_CHANGED at A.a(x:): A.a(x:) was Int and is Int! now. Operations that give null, or a variable that may be null, are refused.',
    'BREAKING FIELD_ARGUMENT_TYPE_CHANGED at A.a(y:): A.a(y:) was [Int] and is [Int!] now. Operations that give null, or a variable that may be null, are refused.',
    'BREAKING FIELD_ARGUMENT_TYPE_CHANGED at A.a(z:): A.a(z:) was Int and is Int! now. Operations that give null, or a variable that may be null, are refused.',
  ]);
});

test('another type, however near', async () => {
  const before = 'type A { a(x: Int y: ID): Int }';
  const after = 'type A { a(x: Float y: String): Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING FIELD_ARGUMENT_TYPE_CHANGED at A.a(x:): A.a(x:) was Int and is Float now. Variables of the former type are refused.',
    'BREAKING FIELD_ARGUMENT_TYPE_CHANGED at A.a(y:): A.a(y:) was ID and is String now. Variables of the former type are refused.',
  ]);
});

test('a list for a single value: a literal would fit, a variable does not', async () => {
  const before = 'type A { a(x: Int y: [Int]): Int }';
  const after = 'type A { a(x: [Int] y: Int): Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING FIELD_ARGUMENT_TYPE_CHANGED at A.a(x:): A.a(x:) was Int and is [Int] now. Variables of the former type are refused: a list is not a single value.',
    'BREAKING FIELD_ARGUMENT_TYPE_CHANGED at A.a(y:): A.a(y:) was [Int] and is Int now. Variables of the former type are refused: a list is not a single value.',
  ]);
});
