import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a source where none was', () => {
  const before = 'type A { b: Int }';
  const after = 'type A { b: Int @contract(source: "billing.a.b") }';
  expect(tellContract(before, after)).toEqual([
    'SAFE SOURCE_ADDED at A.b: A.b gets the source "billing.a.b".',
  ]);
});
