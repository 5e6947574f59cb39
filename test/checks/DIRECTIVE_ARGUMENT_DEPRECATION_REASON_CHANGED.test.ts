import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('an argument of a directive', async () => {
  const before = 'directive @d(x: Int @deprecated) on FIELD';
  const after = 'directive @d(x: Int @deprecated(reason: "Use y.")) on FIELD';
  expect(await tellApis(before, after)).toEqual([
    'SAFE DIRECTIVE_ARGUMENT_DEPRECATION_REASON_CHANGED at @d(x:): @d(x:) stays deprecated; the reason was "No longer supported" and is "Use y." now. It works as before; read anew what to use instead, and until when.',
  ]);
});
