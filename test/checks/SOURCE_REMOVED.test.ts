import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a source is gone', () => {
  const before = 'type A { b: Int @contract(source: "billing.a.b") }';
  const after = 'type A { b: Int }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS SOURCE_REMOVED at A.b: A.b loses the source "billing.a.b".',
  ]);
});
