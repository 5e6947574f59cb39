import { expect, test } from '@jest/globals';
import { tellGraphs } from '../kit/contract-differences.ts';

test('an entity moves its home: both contracts say so', () => {
  const before = {
    billing: 'type Account @key(fields: "id") { id: ID! debt: Int }',
    accounts: 'type Account @key(fields: "id") @contract(owner: "growth") { id: ID! }',
  };
  const after = {
    billing: 'type Account @key(fields: "id") @contract(owner: "billing") { id: ID! debt: Int }',
    accounts: 'type Account @key(fields: "id") { id: ID! }',
  };
  expect(tellGraphs(before, after)).toEqual([
    'DANGEROUS HOME_TAKEN at Account: billing makes itself the home of Account, owned by billing.',
    'DANGEROUS HOME_GIVEN_UP at Account: accounts is no longer the home of Account, which growth owned.',
  ]);
});
