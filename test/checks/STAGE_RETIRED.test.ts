import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('what was DEPRECATED is retired', () => {
  const before =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-01-01", retireOn: "2026-09-01") }';
  const after =
    'type A { b: Int @lifecycle(stage: RETIRED, since: "2026-09-01", retireOn: "2026-09-01") }';
  expect(tellContract(before, after)).toEqual([
    'BREAKING STAGE_RETIRED at A.b: The stage of A.b changes from DEPRECATED to RETIRED. Its retire date is 2026-09-01.',
  ]);
});
