import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a description where none was', () => {
  const before = 'type Invoice { total: Int }';
  const after = 'type Invoice { "What is asked for." total: Int }';
  expect(tellContract(before, after)).toEqual([
    'SAFE MEANING_ADDED at Invoice.total: Invoice.total gets the meaning "What is asked for.".',
  ]);
});
