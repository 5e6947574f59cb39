import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('one more tag', () => {
  const before = 'type A { b: Int @tag(name: "x") }';
  const after = 'type A { b: Int @tag(name: "x") @tag(name: "y") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS TAG_ADDED at A.b: A.b gets the tag "y" in billing.',
  ]);
});
