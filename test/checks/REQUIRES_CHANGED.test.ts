import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('other fields', () => {
  const before =
    'type A @key(fields: "id") { id: ID! b: Int @external c: Int @external d: Int @requires(fields: "b") }';
  const after =
    'type A @key(fields: "id") { id: ID! b: Int @external c: Int @external d: Int @requires(fields: "c b") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS REQUIRES_CHANGED at A.d: The required fields of A.d in billing change from b to b, c.',
  ]);
});

test('fields where none were, and none any longer', () => {
  const before = 'type A @key(fields: "id") { id: ID! b: Int @external c: Int @external d: Int  }';
  const after =
    'type A @key(fields: "id") { id: ID! b: Int @external c: Int @external d: Int @requires(fields: "b") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS REQUIRES_CHANGED at A.d: A.d in billing gets the required fields b.',
  ]);
});
