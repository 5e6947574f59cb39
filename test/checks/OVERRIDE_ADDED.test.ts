import { expect, test } from '@jest/globals';
import { tellGraphs } from '../kit/contract-differences.ts';

test('a field that is new here', () => {
  const before = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int }',
    billing: 'type A @key(fields: "id") { id: ID! }',
  };
  const after = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int }',
    billing: 'type A @key(fields: "id") { id: ID! b: Int @override(from: "accounts") }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS OVERRIDE_ADDED at A.b: billing takes A.b over from accounts.',
  ]);
});

test('a field that both had, for a share of the operations', () => {
  const before = {
    accounts: 'type A { b: Int @shareable }',
    billing: 'type A { b: Int @shareable }',
  };
  const after = {
    accounts: 'type A { b: Int @shareable }',
    billing: 'type A { b: Int @shareable @override(from: "accounts", label: "percent(5)") }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS OVERRIDE_ADDED at A.b: billing takes A.b over from accounts (label "percent(5)").',
  ]);
});

test('a contract that is new takes over at once', () => {
  const before = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int }',
  };
  const after = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int }',
    billing: 'type A @key(fields: "id") { id: ID! b: Int @override(from: "accounts") }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS OVERRIDE_ADDED at A.b: billing takes A.b over from accounts.',
  ]);
});
