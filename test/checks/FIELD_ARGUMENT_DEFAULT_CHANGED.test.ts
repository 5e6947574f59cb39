import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('another default', async () => {
  const before = 'type A { a(x: Int = 1): Int }';
  const after = 'type A { a(x: Int = 2): Int }';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS FIELD_ARGUMENT_DEFAULT_CHANGED at A.a(x:): The default of A.a(x:) was 1 and is 2 now. Operations that leave it out may be answered otherwise.',
  ]);
});

test('a default where none was, and null is one', async () => {
  const before = 'type A { a(x: Int y: Int): Int }';
  const after = 'type A { a(x: Int = 1 y: Int = null): Int }';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS FIELD_ARGUMENT_DEFAULT_CHANGED at A.a(x:): A.a(x:) has the default 1 now. Operations that leave it out may be answered otherwise.',
    'DANGEROUS FIELD_ARGUMENT_DEFAULT_CHANGED at A.a(y:): A.a(y:) has the default null now. Operations that leave it out may be answered otherwise.',
  ]);
});

test('a default for what was required, whether or not it may be null now', async () => {
  const before = 'type A { a(x: Int! y: Int!): Int }';
  const after = 'type A { a(x: Int! = 1 y: Int = 1): Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_ARGUMENT_DEFAULT_CHANGED at A.a(x:): A.a(x:) has the default 1 now. It was required: no operation has left it out.',
    'SAFE FIELD_ARGUMENT_DEFAULT_CHANGED at A.a(y:): A.a(y:) has the default 1 now. It was required: no operation has left it out.',
    'SAFE FIELD_ARGUMENT_TYPE_CHANGED at A.a(y:): A.a(y:) was Int! and is Int now. It takes all that it took, and more.',
  ]);
});

test('no default any longer, where it may be left out', async () => {
  const before = 'type A { a(x: Int = 1): Int }';
  const after = 'type A { a(x: Int): Int }';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS FIELD_ARGUMENT_DEFAULT_CHANGED at A.a(x:): A.a(x:) no longer has the default 1. Operations that leave it out may be answered otherwise.',
  ]);
});

test('no default any longer, where it is required without', async () => {
  const before = 'type A { a(x: Int! = 1): Int }';
  const after = 'type A { a(x: Int!): Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING FIELD_ARGUMENT_DEFAULT_CHANGED at A.a(x:): A.a(x:) no longer has the default 1. It is required now: operations that leave it out are refused.',
  ]);
});

test('a default that takes its part from the default of an input', async () => {
  const before = 'input I { b: Int = 1 c: E = X } enum E { X } type A { a(x: I = {}): Int }';
  const after = 'input I { b: Int = 2 c: E = X } enum E { X } type A { a(x: I = {}): Int }';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS INPUT_FIELD_DEFAULT_VALUE_CHANGED at I.b: The default of I.b was 1 and is 2 now. Operations that leave it out may be answered otherwise.',
  ]);
});

test('the same default in another spelling is none', async () => {
  const before =
    'input I { b: Int c: Int } type A { a(x: [Int] = 1 y: I = { b: 1, c: 2 } z: Float = 1): Int }';
  const after =
    'input I { c: Int b: Int } type A { a(x: [Int] = [1] y: I = { c: 2, b: 1 } z: Float = 1.0): Int }';
  expect(await tellApis(before, after)).toEqual([]);
});
