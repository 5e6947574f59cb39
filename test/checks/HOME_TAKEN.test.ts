import { expect, test } from '@jest/globals';
import { tellGraphs } from '../kit/contract-differences.ts';

test('a contract writes the owner on an entity that it only repeated', () => {
  const before = {
    billing: 'type Account @key(fields: "id") { id: ID! debt: Int }',
    accounts: 'type Account @key(fields: "id") { id: ID! }',
  };
  const after = {
    billing: 'type Account @key(fields: "id") @contract(owner: "billing") { id: ID! debt: Int }',
    accounts: 'type Account @key(fields: "id") { id: ID! }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS HOME_TAKEN at Account: billing makes itself the home of Account, owned by billing.',
  ]);
});
