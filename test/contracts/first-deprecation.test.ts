import { expect, test } from '@jest/globals';
import { factsOf } from '@demarc/supergraph/contract';
import { ownContracts } from '../kit/read-contracts.ts';

test('the first deprecation lives beside its replacement', async () => {
  const accounts = (await ownContracts()).find(({ name }) => name === 'accounts');
  const facts = accounts && factsOf({ ...accounts, url: 'http://accounts.example/graphql' });
  expect(facts?.get('Organization.status')?.lifecycle).toMatchObject({
    stage: 'DEPRECATED',
    replacedBy: 'Organization.lifecycleState',
    retireOn: '2027-03-01',
  });
  expect(facts?.get('Organization.lifecycleState')?.stage).toBe('ACTIVE');
});
