import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('null that may be given now', async () => {
  const before = 'input I { a: Int! b: [Int!]! }';
  const after = 'input I { a: Int b: [Int]! }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE INPUT_FIELD_TYPE_CHANGED at I.a: I.a was Int! and is Int now. It takes all that it took, and more.',
    'SAFE INPUT_FIELD_TYPE_CHANGED at I.b: I.b was [Int!]! and is [Int]! now. It takes all that it took, and more.',
  ]);
});

test('null that may be given no longer', async () => {
  const before = 'input I { a: Int b: [Int] }';
  const after = 'input I { a: Int! b: [Int!] }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING INPUT_FIELD_TYPE_CHANGED at I.a: I.a was Int and is Int! now. Operations that give null, or a variable that may be null, are refused.',
    'BREAKING INPUT_FIELD_TYPE_CHANGED at I.b: I.b was [Int] and is [Int!] now. Operations that give null, or a variable that may be null, are refused.',
  ]);
});

test('another type, and a list for a single value', async () => {
  const before = 'input I { a: Int b: Int }';
  const after = 'input I { a: ID b: [Int] }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING INPUT_FIELD_TYPE_CHANGED at I.a: I.a was Int and is ID now. Variables of the former type are refused.',
    'BREAKING INPUT_FIELD_TYPE_CHANGED at I.b: I.b was Int and is [Int] now. Variables of the former type are refused: a list is not a single value.',
  ]);
});
