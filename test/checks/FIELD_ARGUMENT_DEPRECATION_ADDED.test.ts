import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('an argument', async () => {
  const before = 'type A { a(x: Int): Int }';
  const after = 'type A { a(x: Int @deprecated(reason: "Use y.")): Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_ARGUMENT_DEPRECATION_ADDED at A.a(x:): A.a(x:) is deprecated now ("Use y."). It works as before until it is taken out; whoever uses it has time to move.',
  ]);
});
