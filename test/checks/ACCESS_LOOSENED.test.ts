import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('also for those who are not known', () => {
  const before = 'type A { b: Int @authenticated }';
  const after = 'type A { b: Int }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS ACCESS_LOOSENED at A.b: A.b loses the demand @authenticated.',
  ]);
});

test('one more way', () => {
  const before = 'type A { b: Int @requiresScopes(scopes: [["a"]]) }';
  const after = 'type A { b: Int @requiresScopes(scopes: [["a"], ["b"]]) }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS ACCESS_LOOSENED at A.b: The demand of A.b changes from @requiresScopes "a" to @requiresScopes "a", or "b".',
  ]);
});

test('order and repetition ask nothing else', () => {
  const before = 'type A { b: Int @requiresScopes(scopes: [["a", "b"], ["c"]]) }';
  const after = 'type A { b: Int @requiresScopes(scopes: [["c"], ["b", "a"], ["c"]]) }';
  expect(tellContract(before, after)).toEqual([]);
});
