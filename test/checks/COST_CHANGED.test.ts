import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('it costs more', () => {
  const before = 'type A { b: Int @cost(weight: 2) }';
  const after = 'type A { b: Int @cost(weight: 3) }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS COST_CHANGED at A.b: The cost of A.b changes from 2 to 3.',
  ]);
});

test('it costs less', () => {
  const before = 'type A { b: Int @cost(weight: 3) }';
  const after = 'type A { b: Int @cost(weight: 2) }';
  expect(tellContract(before, after)).toEqual([
    'SAFE COST_CHANGED at A.b: The cost of A.b changes from 3 to 2.',
  ]);
});

test('a cost where none was said', () => {
  const before = 'type A { b: Int }';
  const after = 'type A { b: Int @cost(weight: 2) }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS COST_CHANGED at A.b: A.b gets the cost 2.',
  ]);
});
