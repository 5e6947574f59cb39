import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a deprecation is taken back', () => {
  const before =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", retireOn: "2027-03-01") }';
  const after = 'type A { b: Int }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS STAGE_TAKEN_BACK at A.b: The stage of A.b changes from DEPRECATED to ACTIVE.',
  ]);
});

test('what was ACTIVE becomes an experiment', () => {
  const before = 'type A { b: Int }';
  const after = 'type A { b: Int @lifecycle(stage: EXPERIMENTAL, since: "2026-09-01") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS STAGE_TAKEN_BACK at A.b: The stage of A.b changes from ACTIVE to EXPERIMENTAL.',
  ]);
});
