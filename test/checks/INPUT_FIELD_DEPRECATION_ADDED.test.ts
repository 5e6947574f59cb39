import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a field of an input', async () => {
  const before = 'input I { a: Int }';
  const after = 'input I { a: Int @deprecated(reason: "Use I.b.") }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE INPUT_FIELD_DEPRECATION_ADDED at I.a: I.a is deprecated now ("Use I.b."). It works as before until it is taken out; whoever uses it has time to move.',
  ]);
});
