import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('an enum that fields return', async () => {
  const before = 'enum E { X } type A { a: [E!]! }';
  const after = 'enum E { X Y } type A { a: [E!]! }';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS ENUM_VALUE_ADDED at E.Y: E.Y is new. Clients that read the enum are given a value that they may not know.',
  ]);
});

test('an enum that fields return and inputs take', async () => {
  const before = 'enum E { X } interface N { a(e: E): E }';
  const after = 'enum E { X Y } interface N { a(e: E): E }';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS ENUM_VALUE_ADDED at E.Y: E.Y is new. Clients that read the enum are given a value that they may not know.',
  ]);
});

test('an enum that inputs alone take', async () => {
  const before =
    'enum E { X } input I { e: E } directive @d(e: E) on FIELD type A { a(e: E): Int }';
  const after =
    'enum E { X Y } input I { e: E } directive @d(e: E) on FIELD type A { a(e: E): Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE ENUM_VALUE_ADDED at E.Y: E.Y is new. No field returns the enum: clients give only values that they know.',
  ]);
});

test('an enum that no field returned: whoever selects the new one knows the value', async () => {
  const before = 'enum E { X } type A { a(e: E): Int }';
  const after = 'enum E { X Y } type A { a(e: E): Int b: E }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE ENUM_VALUE_ADDED at E.Y: E.Y is new. No field returns the enum: clients give only values that they know.',
    'SAFE FIELD_ADDED at A.b: A.b is new, of type E. No operation selects it yet.',
  ]);
});
