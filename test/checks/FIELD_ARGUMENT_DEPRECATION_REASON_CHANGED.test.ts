import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('an argument', async () => {
  const before = 'type A { a(x: Int @deprecated): Int }';
  const after = 'type A { a(x: Int @deprecated(reason: "Use y.")): Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_ARGUMENT_DEPRECATION_REASON_CHANGED at A.a(x:): A.a(x:) stays deprecated; the reason was "No longer supported" and is "Use y." now. It works as before; read anew what to use instead, and until when.',
  ]);
});
