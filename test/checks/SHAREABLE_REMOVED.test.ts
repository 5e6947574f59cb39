import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('from a field', () => {
  const before = 'type A { b: Int @shareable c: Int }';
  const after = 'type A { b: Int c: Int }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING SHAREABLE_REMOVED at A.b: billing no longer lets other subgraphs resolve A.b.',
  ]);
});

test('from a type', () => {
  const before = 'type A @shareable { b: Int c: Int }';
  const after = 'type A { b: Int c: Int }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING SHAREABLE_REMOVED at A: billing no longer lets other subgraphs resolve the fields of A.',
  ]);
});

test('from the type to some of its fields', () => {
  const before = 'type A @shareable { b: Int c: Int }';
  const after = 'type A { b: Int @shareable c: Int }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING SHAREABLE_REMOVED at A.c: billing no longer lets other subgraphs resolve A.c.',
  ]);
});

test('from the type to all of its fields nothing changes', () => {
  const before = 'type A @shareable { b: Int c: Int }';
  const after = 'type A { b: Int @shareable c: Int @shareable }';
  expect(tellContract(before, after)).toEqual([]);
});

test('on a type it holds for the fields of that declaration alone', () => {
  const before = 'type A @shareable { b: Int } extend type A { c: Int }';
  const after = 'type A { b: Int } extend type A @shareable { c: Int }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING SHAREABLE_REMOVED at A.b: billing no longer lets other subgraphs resolve A.b.',
    'SAFE SHAREABLE_ADDED at A.c: billing lets other subgraphs resolve A.c too.',
  ]);
});

test('a field of a key may be shared without it', () => {
  const before = 'type A @key(fields: "id") @contract(owner: "billing") { id: ID! @shareable }';
  const after = 'type A @key(fields: "id") @contract(owner: "billing") { id: ID! }';
  expect(tellContract(before, after)).toEqual([]);
});
