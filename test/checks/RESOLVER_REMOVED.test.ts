import { expect, test } from '@jest/globals';
import { tellGraphs } from '../kit/contract-differences.ts';

test('a field that another still has', () => {
  const before = {
    accounts: 'type A { b: Int @shareable c: Int @shareable }',
    billing: 'type A { b: Int @shareable c: Int @shareable }',
  };
  const after = {
    accounts: 'type A { b: Int @shareable c: Int @shareable }',
    billing: 'type A { b: Int @shareable }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS RESOLVER_REMOVED at A.c: billing gives A.c up; accounts still has it.',
  ]);
});

test('a value type that nothing here needs any more is told once', () => {
  const before = {
    accounts: 'type Money @shareable { amount: Int }',
    billing: 'type Money @shareable { amount: Int }',
  };
  const after = {
    accounts: 'type Money @shareable { amount: Int }',
    billing: 'type Query { a: Int }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'SAFE RESOLVER_REMOVED at Money: billing gives Money up; accounts still has it.',
  ]);
});

test('a field that another has taken over', () => {
  const before = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int }',
    billing: 'type A @key(fields: "id") { id: ID! b: Int @override(from: "accounts") }',
  };
  const after = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! }',
    billing: 'type A @key(fields: "id") { id: ID! b: Int @override(from: "accounts") }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'SAFE RESOLVER_REMOVED at A.b: accounts gives A.b up; billing still has it.',
  ]);
});

test('what nobody has any longer is told by the API', () => {
  const before = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int }',
    billing: 'type A @key(fields: "id") { id: ID! debt: Int }',
  };
  const after = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! }',
    billing: 'type A @key(fields: "id") { id: ID! }',
  };
  expect(tellGraphs(before, after)).toEqual([]);
});
