import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('another process', () => {
  const before = 'type A @contract(process: "billing") { b: Int }';
  const after = 'type A @contract(process: "dunning") { b: Int }';
  expect(tellContract(before, after)).toEqual([
    'SAFE PROCESS_CHANGED at A: The process of A changes from "billing" to "dunning".',
  ]);
});
