import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('an argument', async () => {
  const before = 'type A { a(x: Int @deprecated): Int }';
  const after = 'type A { a(x: Int): Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_ARGUMENT_DEPRECATION_REMOVED at A.a(x:): A.a(x:) is deprecated no longer. It works as before, and stays.',
  ]);
});
