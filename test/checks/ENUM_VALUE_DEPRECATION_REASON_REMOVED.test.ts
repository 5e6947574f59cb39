import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('with a reason, without one, and with an empty one', async () => {
  const before =
    'enum E { X @deprecated(reason: "Use Y.") Y @deprecated Z @deprecated(reason: "") }';
  const after = 'enum E { X Y Z }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE ENUM_VALUE_DEPRECATION_REASON_REMOVED at E.X: E.X is deprecated no longer. It works as before, and stays.',
    'SAFE ENUM_VALUE_DEPRECATION_REASON_REMOVED at E.Y: E.Y is deprecated no longer. It works as before, and stays.',
    'SAFE ENUM_VALUE_DEPRECATION_REASON_REMOVED at E.Z: E.Z is deprecated no longer. It works as before, and stays.',
  ]);
});
