import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('another one', () => {
  const before = 'type A { b: Int @data(class: PERSONAL, mask: "x") }';
  const after = 'type A { b: Int @data(class: PERSONAL, mask: "y") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS MASK_CHANGED at A.b: The mask of A.b changes from "x" to "y".',
  ]);
});

test('one where none was', () => {
  const before = 'type A { b: Int @data(class: PERSONAL) }';
  const after = 'type A { b: Int @data(class: PERSONAL, mask: "y") }';
  expect(tellContract(before, after)).toEqual(['SAFE MASK_CHANGED at A.b: A.b gets the mask "y".']);
});

test('none any longer', () => {
  const before = 'type A { b: Int @data(class: PERSONAL, mask: "x") }';
  const after = 'type A { b: Int @data(class: PERSONAL) }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS MASK_CHANGED at A.b: A.b loses the mask "x".',
  ]);
});

test('on a type it is told once', () => {
  const before = 'type A @data(class: PERSONAL, mask: "x") { b: Int }';
  const after = 'type A @data(class: PERSONAL, mask: "y") { b: Int }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS MASK_CHANGED at A: The mask of A changes from "x" to "y".',
  ]);
});
