import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

test('a field is kept more strictly', () => {
  const before = 'type A { b: Int @contract(compat: NONE) c: Int }';
  const after = 'type A { b: Int c: Int @contract(compat: FROZEN) }';
  expect(tellContract(before, after)).toEqual([
    'SAFE COMPAT_RAISED at A.b: A.b was kept NONE and is now kept BACKWARD.',
    'SAFE COMPAT_RAISED at A.c: A.c was kept BACKWARD and is now kept FROZEN.',
  ]);
});
