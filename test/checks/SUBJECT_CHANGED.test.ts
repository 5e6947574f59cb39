import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('another one', () => {
  const before = 'type A { b: Int @data(class: PERSONAL, subject: "x") }';
  const after = 'type A { b: Int @data(class: PERSONAL, subject: "y") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS SUBJECT_CHANGED at A.b: The subject of A.b changes from "x" to "y".',
  ]);
});

test('one where none was', () => {
  const before = 'type A { b: Int @data(class: PERSONAL) }';
  const after = 'type A { b: Int @data(class: PERSONAL, subject: "y") }';
  expect(tellContract(before, after)).toEqual([
    'SAFE SUBJECT_CHANGED at A.b: A.b gets the subject "y".',
  ]);
});

test('none any longer', () => {
  const before = 'type A { b: Int @data(class: PERSONAL, subject: "x") }';
  const after = 'type A { b: Int @data(class: PERSONAL) }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS SUBJECT_CHANGED at A.b: A.b loses the subject "x".',
  ]);
});

test('on a type it is told once', () => {
  const before = 'type A @data(class: PERSONAL, subject: "x") { b: Int }';
  const after = 'type A @data(class: PERSONAL, subject: "y") { b: Int }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS SUBJECT_CHANGED at A: The subject of A changes from "x" to "y".',
  ]);
});
