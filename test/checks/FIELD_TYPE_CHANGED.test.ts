import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('null that has become impossible, alone and in a list', async () => {
  const before = 'type A { a: Int b: [Int] c: [[Int]] }';
  const after = 'type A { a: Int! b: [Int!]! c: [[Int]!] }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_TYPE_CHANGED at A.a: A.a was Int and is Int! now. Null has become impossible in a place; everything else comes as before.',
    'SAFE FIELD_TYPE_CHANGED at A.b: A.b was [Int] and is [Int!]! now. Null has become impossible in a place; everything else comes as before.',
    'SAFE FIELD_TYPE_CHANGED at A.c: A.c was [[Int]] and is [[Int]!] now. Null has become impossible in a place; everything else comes as before.',
  ]);
});

test('null that has become possible, alone and in a list', async () => {
  const before = 'type A { a: Int! b: [Int!]! c: [Int!]! }';
  const after = 'type A { a: Int b: [Int]! c: [Int!] }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING FIELD_TYPE_CHANGED at A.a: A.a was Int! and is Int now. Clients may be given null that never were.',
    'BREAKING FIELD_TYPE_CHANGED at A.b: A.b was [Int!]! and is [Int]! now. Clients may be given null that never were.',
    'BREAKING FIELD_TYPE_CHANGED at A.c: A.c was [Int!]! and is [Int!] now. Clients may be given null that never were.',
  ]);
});

test('a list for a single value, and the other way round', async () => {
  const before = 'type A { a: Int b: [Int] c: [Int] }';
  const after = 'type A { a: [Int] b: Int c: [[Int]] }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING FIELD_TYPE_CHANGED at A.a: A.a was Int and is [Int] now. Clients read a list in another way than a single value.',
    'BREAKING FIELD_TYPE_CHANGED at A.b: A.b was [Int] and is Int now. Clients read a list in another way than a single value.',
    'BREAKING FIELD_TYPE_CHANGED at A.c: A.c was [Int] and is [[Int]] now. Clients read a list in another way than a single value.',
  ]);
});

test('another scalar, however near', async () => {
  const before = 'enum E { X } type A { a: Int b: String c: String d: ID }';
  const after = 'enum E { X } type A { a: Float b: ID! c: E d: String }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING FIELD_TYPE_CHANGED at A.a: A.a was Int and is Float now. Clients read the value as Int.',
    'BREAKING FIELD_TYPE_CHANGED at A.b: A.b was String and is ID! now. Clients read the value as String.',
    'BREAKING FIELD_TYPE_CHANGED at A.c: A.c was String and is E now. Clients read the value as String.',
    'BREAKING FIELD_TYPE_CHANGED at A.d: A.d was ID and is String now. Clients read the value as ID.',
  ]);
});

test('another object, and one that is a part of what it was', async () => {
  const before =
    'interface N { a: Int } type A implements N { a: Int } type B implements N { a: Int } type C { a: A n: N }';
  const after =
    'interface N { a: Int } type A implements N { a: Int } type B implements N { a: Int } type C { a: B n: A }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING FIELD_TYPE_CHANGED at C.a: C.a was A and is B now. Fragments and fields of A may be refused, and __typename is another.',
    'BREAKING FIELD_TYPE_CHANGED at C.n: C.n was N and is A now. Fragments and fields of N may be refused, and __typename is another.',
  ]);
});

test('an object for a value, and the other way round', async () => {
  const before = 'type A { a: Int } type B { a: A b: Int }';
  const after = 'type A { a: Int } type B { a: Int b: A }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING FIELD_TYPE_CHANGED at B.a: B.a was A and is Int now. An operation selects fields of an object, and none of a value.',
    'BREAKING FIELD_TYPE_CHANGED at B.b: B.b was Int and is A now. An operation selects fields of an object, and none of a value.',
  ]);
});

test('null that has become impossible, where the same field of another type is read beside it', async () => {
  const before =
    'union U = A | B type A { a: String b: String } type B { a: String b: Int } type C { a: String }';
  const after =
    'union U = A | B type A { a: String! b: String! } type B { a: String b: Int } type C { a: String! }';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS FIELD_TYPE_CHANGED at A.a: A.a was String and is String! now. An operation that reads it beside B.a, in fragments of one selection, is refused: both would have to allow null alike.',
    'SAFE FIELD_TYPE_CHANGED at A.b: A.b was String and is String! now. Null has become impossible in a place; everything else comes as before.',
    'SAFE FIELD_TYPE_CHANGED at C.a: C.a was String and is String! now. Null has become impossible in a place; everything else comes as before.',
  ]);
});

test('null that has become impossible in a type alone, where it may be read through the interface', async () => {
  const before = 'interface N { a: String } type A implements N { a: String }';
  const after = 'interface N { a: String } type A implements N { a: String! }';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS FIELD_TYPE_CHANGED at A.a: A.a was String and is String! now. An operation that reads it beside N.a, in fragments of one selection, is refused: both would have to allow null alike.',
  ]);
});

test('null that has become impossible in all types alike', async () => {
  const before =
    'interface N { a: String } type A implements N { a: String } type B implements N { a: String }';
  const after =
    'interface N { a: String! } type A implements N { a: String! } type B implements N { a: String! }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_TYPE_CHANGED at N.a: N.a was String and is String! now. Null has become impossible in a place; everything else comes as before.',
    'SAFE FIELD_TYPE_CHANGED at A.a: A.a was String and is String! now. Null has become impossible in a place; everything else comes as before.',
    'SAFE FIELD_TYPE_CHANGED at B.a: B.a was String and is String! now. Null has become impossible in a place; everything else comes as before.',
  ]);
});
