import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('one more brownout', () => {
  const before =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", brownouts: ["2027-03-01T14:00Z/PT2H"]) }';
  const after =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", brownouts: ["2027-03-01T14:00Z/PT2H", "2027-03-02T14:00Z/PT2H"]) }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS BROWNOUTS_ADDED at A.b: A.b gets the brownouts 2027-03-02T14:00Z/PT2H.',
  ]);
});

test('a deprecation that comes with brownouts', () => {
  const before = 'type A { b: Int }';
  const after =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", brownouts: ["2027-03-01T14:00Z/PT2H"]) }';
  expect(tellContract(before, after)).toEqual([
    'SAFE STAGE_DEPRECATED at A.b: The stage of A.b changes from ACTIVE to DEPRECATED.',
    'DANGEROUS BROWNOUTS_ADDED at A.b: A.b gets the brownouts 2027-03-01T14:00Z/PT2H.',
  ]);
});
