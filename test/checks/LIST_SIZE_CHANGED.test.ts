import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('another size', () => {
  const before = 'type A { b: Int @listSize(assumedSize: 10) }';
  const after = 'type A { b: Int @listSize(assumedSize: 20, requireOneSlicingArgument: false) }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS LIST_SIZE_CHANGED at A.b: The list size of A.b changes from (assumedSize: 10) to (assumedSize: 20, requireOneSlicingArgument: false).',
  ]);
});

test('the order of its arguments says nothing', () => {
  const before = 'type A { b: Int @listSize(assumedSize: 10, slicingArguments: ["a"]) }';
  const after = 'type A { b: Int @listSize(slicingArguments: ["a"], assumedSize: 10) }';
  expect(tellContract(before, after)).toEqual([]);
});
