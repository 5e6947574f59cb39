import { expect, test } from '@jest/globals';
import { tellGraphs } from '../kit/contract-differences.ts';

test('another share of the operations', () => {
  const before = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int }',
    billing:
      'type A @key(fields: "id") { id: ID! b: Int @override(from: "accounts", label: "percent(5)") }',
  };
  const after = {
    accounts: 'type A @key(fields: "id") @contract(owner: "accounts") { id: ID! b: Int }',
    billing: 'type A @key(fields: "id") { id: ID! b: Int @override(from: "accounts") }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS OVERRIDE_CHANGED at A.b: billing took A.b over from accounts (label "percent(5)"), and now from accounts.',
  ]);
});
