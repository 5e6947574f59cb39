import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('an experiment becomes ACTIVE', () => {
  const before =
    'type A { b: Int @lifecycle(stage: EXPERIMENTAL, since: "2026-09-01") c: Int @lifecycle(stage: EXPERIMENTAL, since: "2026-09-01") }';
  const after = 'type A { b: Int @lifecycle(stage: ACTIVE, since: "2026-11-01") c: Int }';
  expect(tellContract(before, after)).toEqual([
    'SAFE STAGE_ACTIVATED at A.b: The stage of A.b changes from EXPERIMENTAL to ACTIVE.',
    'SAFE STAGE_ACTIVATED at A.c: The stage of A.c changes from EXPERIMENTAL to ACTIVE.',
  ]);
});
