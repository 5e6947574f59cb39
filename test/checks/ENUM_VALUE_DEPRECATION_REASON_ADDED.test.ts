import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('with a reason, without one, and with an empty one', async () => {
  const before = 'enum E { X Y Z }';
  const after =
    'enum E { X @deprecated(reason: "Use Y.") Y @deprecated Z @deprecated(reason: "") }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE ENUM_VALUE_DEPRECATION_REASON_ADDED at E.X: E.X is deprecated now ("Use Y."). It works as before until it is taken out; whoever uses it has time to move.',
    'SAFE ENUM_VALUE_DEPRECATION_REASON_ADDED at E.Y: E.Y is deprecated now ("No longer supported"). It works as before until it is taken out; whoever uses it has time to move.',
    'SAFE ENUM_VALUE_DEPRECATION_REASON_ADDED at E.Z: E.Z is deprecated now (""). It works as before until it is taken out; whoever uses it has time to move.',
  ]);
});
