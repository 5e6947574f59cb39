import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a field and an enum value', () => {
  const before = 'type A { b: Int c: Int } enum D { E F }';
  const after = 'type A { b: Int c: Int @inaccessible } enum D { E F @inaccessible }';
  expect(tellContract(before, after)).toEqual([
    'SAFE INACCESSIBLE_ADDED at A.c: billing hides A.c from clients (@inaccessible).',
    'SAFE INACCESSIBLE_ADDED at D.F: billing hides D.F from clients (@inaccessible).',
  ]);
});
