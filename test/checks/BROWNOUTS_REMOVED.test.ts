import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a brownout that moves is called off and announced anew', () => {
  const before =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", brownouts: ["2027-03-01T14:00Z/PT2H"]) }';
  const after =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", brownouts: ["2027-03-02T14:00Z/PT2H"]) }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS BROWNOUTS_ADDED at A.b: A.b gets the brownouts 2027-03-02T14:00Z/PT2H.',
    'SAFE BROWNOUTS_REMOVED at A.b: A.b loses the brownouts 2027-03-01T14:00Z/PT2H.',
  ]);
});
