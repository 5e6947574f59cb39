import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('another tag', () => {
  const before = 'input A { b: Int @tag(name: "x") }';
  const after = 'input A { b: Int @tag(name: "y") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS TAG_REMOVED at A.b: A.b loses the tag "x" in billing.',
    'DANGEROUS TAG_ADDED at A.b: A.b gets the tag "y" in billing.',
  ]);
});
