import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a door becomes a reference', () => {
  const before =
    'type A @key(fields: "id") @contract(owner: "billing") { id: ID! name: String org: Org } type Org { id: ID! }';
  const after =
    'type A @key(fields: "id", resolvable: false) @contract(owner: "billing") { id: ID! name: String org: Org } type Org { id: ID! }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING KEY_MADE_UNRESOLVABLE at A: A can no longer be fetched from billing by the key "id".',
  ]);
});
