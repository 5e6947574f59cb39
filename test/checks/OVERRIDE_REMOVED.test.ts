import { expect, test } from '@jest/globals';
import { tellGraphs } from '../kit/contract-differences.ts';

test('the other still has it: the field goes back', () => {
  const before = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int }',
    billing: 'type A @key(fields: "id") { id: ID! b: Int @override(from: "accounts") }',
  };
  const after = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int }',
    billing: 'type A @key(fields: "id") { id: ID! b: Int }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS OVERRIDE_REMOVED at A.b: billing no longer takes A.b over from accounts.',
  ]);
});

test('the other has given it up before, or gives it up at once', () => {
  const before = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int }',
    billing: 'type A @key(fields: "id") { id: ID! b: Int @override(from: "accounts") }',
  };
  const after = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! }',
    billing: 'type A @key(fields: "id") { id: ID! b: Int }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'SAFE RESOLVER_REMOVED at A.b: accounts gives A.b up; billing still has it.',
    'SAFE OVERRIDE_REMOVED at A.b: billing no longer takes A.b over from accounts.',
  ]);
});
