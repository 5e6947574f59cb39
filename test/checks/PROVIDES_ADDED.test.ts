import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('one more field', () => {
  const before = 'type A { b: B @provides(fields: "c") }';
  const after = 'type A { b: B @provides(fields: "c e { f }") }';
  expect(tellContract(before, after)).toEqual([
    'SAFE PROVIDES_ADDED at A.b: billing provides e.f along A.b.',
  ]);
});
