import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('another reason, and one where none was', async () => {
  const before = 'enum E { X @deprecated(reason: "Use Y.") Y @deprecated }';
  const after = 'enum E { X @deprecated(reason: "Use Z.") Y @deprecated(reason: "Use Z.") }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE ENUM_VALUE_DEPRECATION_REASON_CHANGED at E.X: E.X stays deprecated; the reason was "Use Y." and is "Use Z." now. It works as before; read anew what to use instead, and until when.',
    'SAFE ENUM_VALUE_DEPRECATION_REASON_CHANGED at E.Y: E.Y stays deprecated; the reason was "No longer supported" and is "Use Z." now. It works as before; read anew what to use instead, and until when.',
  ]);
});
