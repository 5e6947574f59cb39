import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('another replacement', () => {
  const before =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", replacedBy: "A.c") }';
  const after =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", replacedBy: "A.d") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS REPLACEMENT_CHANGED at A.b: The replacement of A.b changes from A.c to A.d.',
  ]);
});

test('a replacement where none was', () => {
  const before = 'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01") }';
  const after =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", replacedBy: "A.d") }';
  expect(tellContract(before, after)).toEqual([
    'SAFE REPLACEMENT_CHANGED at A.b: A.b gets the replacement A.d.',
  ]);
});

test('no replacement any longer', () => {
  const before =
    'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01", replacedBy: "A.c") }';
  const after = 'type A { b: Int @lifecycle(stage: DEPRECATED, since: "2026-09-01") }';
  expect(tellContract(before, after)).toEqual([
    'DANGEROUS REPLACEMENT_CHANGED at A.b: A.b loses the replacement A.c.',
  ]);
});
