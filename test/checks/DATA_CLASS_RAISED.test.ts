import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a higher class', () => {
  const before = 'type A { b: Int @data(class: INTERNAL) }';
  const after = 'type A { b: Int @data(class: SECRET) }';
  expect(tellContract(before, after)).toEqual([
    'SAFE DATA_CLASS_RAISED at A.b: The data class of A.b changes from INTERNAL to SECRET.',
  ]);
});

test('a class where none was, on a field, an argument and an input field', () => {
  const before = 'type A { b(c: Int): Int } input D { e: Int }';
  const after =
    'type A { b(c: Int @data(class: PERSONAL, purpose: "x")): Int @data(class: PUBLIC) } input D { e: Int @data(class: INTERNAL) }';
  expect(tellContract(before, after)).toEqual([
    'SAFE DATA_CLASS_RAISED at A.b: A.b gets the data class PUBLIC.',
    'SAFE DATA_CLASS_RAISED at A.b(c:): A.b(c:) gets the data class PERSONAL.',
    'SAFE DATA_CLASS_RAISED at D.e: D.e gets the data class INTERNAL.',
  ]);
});
