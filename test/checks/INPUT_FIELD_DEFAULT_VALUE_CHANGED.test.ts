import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('another default', async () => {
  const before = 'input I { a: String = "x" }';
  const after = 'input I { a: String = "y" }';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS INPUT_FIELD_DEFAULT_VALUE_CHANGED at I.a: The default of I.a was "x" and is "y" now. Operations that leave it out may be answered otherwise.',
  ]);
});

test('a default where none was', async () => {
  const before = 'input I { a: [Int] }';
  const after = 'input I { a: [Int] = [1, 2] }';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS INPUT_FIELD_DEFAULT_VALUE_CHANGED at I.a: I.a has the default [1, 2] now. Operations that leave it out may be answered otherwise.',
  ]);
});

test('a default for what was required', async () => {
  const before = 'input I { a: Int! }';
  const after = 'input I { a: Int! = 1 }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE INPUT_FIELD_DEFAULT_VALUE_CHANGED at I.a: I.a has the default 1 now. It was required: no operation has left it out.',
  ]);
});

test('no default any longer, where it may be left out', async () => {
  const before = 'input I { a: Int = 1 }';
  const after = 'input I { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS INPUT_FIELD_DEFAULT_VALUE_CHANGED at I.a: I.a no longer has the default 1. Operations that leave it out may be answered otherwise.',
  ]);
});

test('no default any longer, where it is required without', async () => {
  const before = 'input I { a: Int! = 1 }';
  const after = 'input I { a: Int! }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING INPUT_FIELD_DEFAULT_VALUE_CHANGED at I.a: I.a no longer has the default 1. It is required now: operations that leave it out are refused.',
  ]);
});
