import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('on a field', () => {
  const before = 'type A { b: Int c: Int }';
  const after = 'type A { b: Int @shareable c: Int }';
  expect(tellContract(before, after)).toEqual([
    'SAFE SHAREABLE_ADDED at A.b: billing lets other subgraphs resolve A.b too.',
  ]);
});

test('on a type it is told once', () => {
  const before = 'type A { b: Int c: Int }';
  const after = 'type A @shareable { b: Int c: Int }';
  expect(tellContract(before, after)).toEqual([
    'SAFE SHAREABLE_ADDED at A: billing lets other subgraphs resolve the fields of A too.',
  ]);
});
