import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a lower class', () => {
  const before = 'type A { b: Int @data(class: SENSITIVE) }';
  const after = 'type A { b: Int @data(class: PERSONAL) }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING DATA_CLASS_LOWERED at A.b: The data class of A.b changes from SENSITIVE to PERSONAL.',
  ]);
});

test('no class any longer, and nothing else of it', () => {
  const before = 'type A { b: Int @data(class: PERSONAL, purpose: "x", retention: "P1Y") }';
  const after = 'type A { b: Int }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING DATA_CLASS_LOWERED at A.b: A.b loses the data class PERSONAL.',
  ]);
});

test('what fields inherit is told once, at the type', () => {
  const before = 'type A @data(class: PERSONAL) { b: Int c: Int @data(class: SECRET) }';
  const after = 'type A @data(class: PUBLIC) { b: Int c: Int @data(class: SECRET) }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING DATA_CLASS_LOWERED at A: The data class of A changes from PERSONAL to PUBLIC.',
  ]);
});

test('a field that is taken out of the class of its type', () => {
  const before = 'type A @data(class: PERSONAL) { b: Int c: Int }';
  const after = 'type A @data(class: PERSONAL) { b: Int @data(class: PUBLIC) c: Int }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING DATA_CLASS_LOWERED at A.b: The data class of A.b changes from PERSONAL to PUBLIC.',
  ]);
});
