import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('one field less', () => {
  const before = 'type A { b: B @provides(fields: "c d") }';
  const after = 'type A { b: B @provides(fields: "d") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS PROVIDES_REMOVED at A.b: billing no longer provides c along A.b.',
  ]);
});
