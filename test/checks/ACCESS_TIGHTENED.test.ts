import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('only for those who are known', () => {
  const before = 'type A { b: Int }';
  const after = 'type A { b: Int @authenticated }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING ACCESS_TIGHTENED at A.b: A.b gets the demand @authenticated.',
  ]);
});

test('one more scope', () => {
  const before = 'type A { b: Int @requiresScopes(scopes: [["a"]]) }';
  const after = 'type A { b: Int @requiresScopes(scopes: [["a", "b"]]) }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING ACCESS_TIGHTENED at A.b: The demand of A.b changes from @requiresScopes "a" to @requiresScopes "a" and "b".',
  ]);
});

test('one way less', () => {
  const before = 'type A { b: Int @policy(policies: [["a"], ["b"]]) }';
  const after = 'type A { b: Int @policy(policies: [["a"]]) }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING ACCESS_TIGHTENED at A.b: The demand of A.b changes from @policy "a", or "b" to @policy "a".',
  ]);
});

test('another scope', () => {
  const before = 'type A { b: Int @requiresScopes(scopes: [["a"]]) }';
  const after = 'type A { b: Int @requiresScopes(scopes: [["b"]]) }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING ACCESS_TIGHTENED at A.b: The demand of A.b changes from @requiresScopes "a" to @requiresScopes "b".',
  ]);
});

test('a scope of those who were only to be known', () => {
  const before = 'type A { b: Int @authenticated }';
  const after = 'type A { b: Int @requiresScopes(scopes: ["a"]) }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING ACCESS_TIGHTENED at A.b: A.b gets the demand @requiresScopes "a".',
  ]);
});

test('a type, and a directive of its own that is not linked', () => {
  const before = 'type A { b: Int } scalar S @mine__authenticated';
  const after = 'type A @authenticated { b: Int } scalar S';
  expect(tellContract(before, after)).toEqual([
    'BREAKING ACCESS_TIGHTENED at A: A gets the demand @authenticated.',
  ]);
});
