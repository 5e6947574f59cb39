import { expect, test } from '@jest/globals';
import { tellGraphs } from '../kit/contract-differences.ts';

test('a value type that one more subgraph needs is told once', () => {
  const before = {
    accounts: 'type Money @shareable { amount: Int }',
    billing: 'type Query { a: Int }',
  };
  const after = {
    accounts: 'type Money @shareable { amount: Int }',
    billing: 'type Query { a: Int } type Money @shareable { amount: Int }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'SAFE RESOLVER_ADDED at Money: billing has Money too; so far accounts had it.',
  ]);
});

test('a field of a type that both have', () => {
  const before = {
    accounts: 'type A { b: Int @shareable c: Int @shareable }',
    billing: 'type A { b: Int @shareable }',
  };
  const after = {
    accounts: 'type A { b: Int @shareable c: Int @shareable }',
    billing: 'type A { b: Int @shareable c: Int @shareable }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'SAFE RESOLVER_ADDED at A.c: billing has A.c too; so far accounts had it.',
  ]);
});

test('what nobody had, a root type and another home’s entity are none', () => {
  const before = {
    accounts:
      'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int } type Query { a: Int }',
  };
  const after = {
    accounts:
      'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int } type Query { a: Int }',
    billing:
      'type A @key(fields: "id") { id: ID! debt: Int } type Query { b: Int } type New { c: Int }',
  };
  expect(tellGraphs(before, after)).toEqual([]);
});
