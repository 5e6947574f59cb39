import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('one more key', () => {
  const before =
    'type A @key(fields: "id") @contract(owner: "billing") { id: ID! name: String org: Org } type Org { id: ID! }';
  const after =
    'type A @key(fields: "id") @key(fields: "name") @contract(owner: "billing") { id: ID! name: String org: Org } type Org { id: ID! }';
  expect(tellContract(before, after)).toEqual([
    'SAFE KEY_ADDED at A: billing has the key "name" of A too.',
  ]);
});
