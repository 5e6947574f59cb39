import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a field that was resolved', () => {
  const before = 'type A @key(fields: "id") { id: ID! b: Int }';
  const after = 'type A @key(fields: "id") { id: ID! b: Int @external }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS EXTERNAL_ADDED at A.b: billing no longer resolves A.b, it only repeats it.',
  ]);
});
