import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('another day', async () => {
  const before = 'type A { a: Int @deprecated(reason: "Use A.b. Retires 2027-03-01.") }';
  const after = 'type A { a: Int @deprecated(reason: "Use A.b. Retires 2027-06-01.") }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_DEPRECATION_REASON_CHANGED at A.a: A.a stays deprecated; the reason was "Use A.b. Retires 2027-03-01." and is "Use A.b. Retires 2027-06-01." now. It works as before; read anew what to use instead, and until when.',
  ]);
});
