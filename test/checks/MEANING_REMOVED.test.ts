import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a description is gone', () => {
  const before = 'type Invoice { "What is asked for." total: Int }';
  const after = 'type Invoice { total: Int }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS MEANING_REMOVED at Invoice.total: Invoice.total loses the meaning "What is asked for.".',
  ]);
});
