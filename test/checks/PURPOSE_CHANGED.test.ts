import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('another one', () => {
  const before = 'type A { b: Int @data(class: PERSONAL, purpose: "x") }';
  const after = 'type A { b: Int @data(class: PERSONAL, purpose: "y") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS PURPOSE_CHANGED at A.b: The purpose of A.b changes from "x" to "y".',
  ]);
});

test('one where none was', () => {
  const before = 'type A { b: Int @data(class: PERSONAL) }';
  const after = 'type A { b: Int @data(class: PERSONAL, purpose: "y") }';
  expect(tellContract(before, after)).toEqual([
    'SAFE PURPOSE_CHANGED at A.b: A.b gets the purpose "y".',
  ]);
});

test('none any longer', () => {
  const before = 'type A { b: Int @data(class: PERSONAL, purpose: "x") }';
  const after = 'type A { b: Int @data(class: PERSONAL) }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS PURPOSE_CHANGED at A.b: A.b loses the purpose "x".',
  ]);
});

test('on a type it is told once', () => {
  const before = 'type A @data(class: PERSONAL, purpose: "x") { b: Int }';
  const after = 'type A @data(class: PERSONAL, purpose: "y") { b: Int }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS PURPOSE_CHANGED at A: The purpose of A changes from "x" to "y".',
  ]);
});
