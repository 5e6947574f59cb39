import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a reason where none was given', async () => {
  const before = 'type A { a: Int @deprecated }';
  const after = 'type A { a: Int @deprecated(reason: "Use A.b.") }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_DEPRECATION_REASON_ADDED at A.a: A.a stays deprecated; the reason was "No longer supported" and is "Use A.b." now. It works as before; read anew what to use instead, and until when.',
  ]);
});
