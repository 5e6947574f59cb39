import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a type', () => {
  const before = 'type A @inaccessible { b: Int }';
  const after = 'type A { b: Int }';
  expect(tellContract(before, after)).toEqual([
    'SAFE INACCESSIBLE_REMOVED at A: billing no longer hides A from clients (@inaccessible).',
  ]);
});
