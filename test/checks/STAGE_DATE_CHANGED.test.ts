import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('the day on which the stage began', () => {
  const before = 'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01") }';
  const after = 'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-02") }';
  expect(tellContract(before, after)).toEqual([
    'SAFE STAGE_DATE_CHANGED at A.b: The first day as DEPRECATED of A.b changes from 2026-09-01 to 2026-09-02.',
  ]);
});

test('ACTIVE says the same written and unwritten', () => {
  const before = 'type A { b: Int }';
  const after = 'type A { b: Int @lifecycle(stage: ACTIVE, since: "2026-09-01") }';
  expect(tellContract(before, after)).toEqual([]);
});
