import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('the date comes later', () => {
  const before =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", retireOn: "2027-03-01") }';
  const after =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", retireOn: "2027-03-02") }';
  expect(tellContract(before, after)).toEqual([
    'SAFE RETIRE_DATE_LATER at A.b: The retire date of A.b changes from 2027-03-01 to 2027-03-02.',
  ]);
});

test('no date any longer', () => {
  const before =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", retireOn: "2027-03-01") }';
  const after = 'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01") }';
  expect(tellContract(before, after)).toEqual([
    'SAFE RETIRE_DATE_LATER at A.b: A.b loses the retire date 2027-03-01.',
  ]);
});
