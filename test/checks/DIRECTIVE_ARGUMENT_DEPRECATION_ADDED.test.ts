import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('an argument of a directive', async () => {
  const before = 'directive @d(x: Int) on FIELD';
  const after = 'directive @d(x: Int @deprecated(reason: "Use y.")) on FIELD';
  expect(await tellApis(before, after)).toEqual([
    'SAFE DIRECTIVE_ARGUMENT_DEPRECATION_ADDED at @d(x:): @d(x:) is deprecated now ("Use y."). It works as before until it is taken out; whoever uses it has time to move.',
  ]);
});
