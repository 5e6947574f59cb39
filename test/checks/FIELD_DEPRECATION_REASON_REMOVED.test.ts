import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('no reason any longer', async () => {
  const before = 'type A { a: Int @deprecated(reason: "Use A.b.") }';
  const after = 'type A { a: Int @deprecated }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_DEPRECATION_REASON_REMOVED at A.a: A.a stays deprecated; the reason was "Use A.b." and is "No longer supported" now. It works as before; read anew what to use instead, and until when.',
  ]);
});
