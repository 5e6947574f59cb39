import { expect, test } from '@jest/globals';
import { headOf, tellContract } from '../kit/contract-differences.ts';

test('a field is kept less strictly', () => {
  const before = 'type A { b: Int @contract(compat: FULL) }';
  const after = 'type A { b: Int @contract(compat: BACKWARD) }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS COMPAT_LOWERED at A.b: A.b was kept FULL and is now kept BACKWARD.',
  ]);
});

test('what fields inherit is told once, at the type', () => {
  const before =
    'type A @contract(compat: FROZEN) { b: Int c(d: Int): Int @contract(compat: FULL) }';
  const after = 'type A { b: Int c(d: Int): Int @contract(compat: FULL) }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS COMPAT_LOWERED at A: A was kept FROZEN and is now kept BACKWARD.',
  ]);
});

test('the level of the schema is told at each type that inherits it', () => {
  const types = 'type A { b: Int } enum C { D } type E @contract(compat: FULL) { f: Int }';
  const [before, after] = [headOf('billing', 'FULL') + types, headOf('billing') + types];
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS COMPAT_LOWERED at A: A was kept FULL and is now kept BACKWARD.',
    'DANGEROUS COMPAT_LOWERED at C: C was kept FULL and is now kept BACKWARD.',
  ]);
});
