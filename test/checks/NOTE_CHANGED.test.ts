import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('another note', () => {
  const before =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", note: "Read c.") }';
  const after =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", note: "none: nobody needs it") }';
  expect(tellContract(before, after)).toEqual([
    'SAFE NOTE_CHANGED at A.b: The note of A.b changes from "Read c." to "none: nobody needs it".',
  ]);
});
