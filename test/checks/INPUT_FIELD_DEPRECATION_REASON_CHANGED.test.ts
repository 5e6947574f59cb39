import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a field of an input', async () => {
  const before = 'input I { a: Int @deprecated(reason: "Use I.b.") }';
  const after = 'input I { a: Int @deprecated(reason: "Use I.c.") }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE INPUT_FIELD_DEPRECATION_REASON_CHANGED at I.a: I.a stays deprecated; the reason was "Use I.b." and is "Use I.c." now. It works as before; read anew what to use instead, and until when.',
  ]);
});
