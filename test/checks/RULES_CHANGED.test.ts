import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('other rules', () => {
  const before = 'input A { b: Int @contract(rules: ["range:0..10", "unique"]) }';
  const after = 'input A { b: Int @contract(rules: ["range:0..20", "unique"]) }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS RULES_CHANGED at A.b: The rules of A.b change from "range:0..10", "unique" to "range:0..20", "unique".',
  ]);
});

test('rules come and go', () => {
  const before = 'type A { b: Int @contract(rules: ["unique"]) c: Int }';
  const after = 'type A { b: Int c: Int @contract(rules: ["unique"]) }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS RULES_CHANGED at A.b: A.b loses the rules "unique".',
    'DANGEROUS RULES_CHANGED at A.c: A.c gets the rules "unique".',
  ]);
});

test('their order says nothing', () => {
  const before = 'type A { b: Int @contract(rules: ["unique", "length:1..9"]) }';
  const after = 'type A { b: Int @contract(rules: ["length:1..9", "unique"]) }';
  expect(tellContract(before, after)).toEqual([]);
});
