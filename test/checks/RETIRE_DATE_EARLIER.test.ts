import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('the date comes earlier', () => {
  const before =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", retireOn: "2027-03-01") }';
  const after =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", retireOn: "2027-02-28") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS RETIRE_DATE_EARLIER at A.b: The retire date of A.b changes from 2027-03-01 to 2027-02-28.',
  ]);
});

test('a date where none was', () => {
  const before = 'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01") }';
  const after =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", retireOn: "2027-03-01") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS RETIRE_DATE_EARLIER at A.b: A.b gets the retire date 2027-03-01.',
  ]);
});
