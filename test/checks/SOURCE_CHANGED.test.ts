import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('another source', () => {
  const before = 'type A { b: Int @contract(source: "billing.a.b") }';
  const after = 'type A { b: Int @contract(source: "derived: A.c") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS SOURCE_CHANGED at A.b: The source of A.b changes from "billing.a.b" to "derived: A.c".',
  ]);
});

test('the source of a type says nothing of its fields', () => {
  const before = 'type A @contract(source: "a") { b: Int }';
  const after = 'type A @contract(source: "b") { b: Int }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS SOURCE_CHANGED at A: The source of A changes from "a" to "b".',
  ]);
});
