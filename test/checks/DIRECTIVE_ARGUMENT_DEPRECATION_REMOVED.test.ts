import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('an argument of a directive', async () => {
  const before = 'directive @d(x: Int @deprecated) on FIELD';
  const after = 'directive @d(x: Int) on FIELD';
  expect(await tellApis(before, after)).toEqual([
    'SAFE DIRECTIVE_ARGUMENT_DEPRECATION_REMOVED at @d(x:): @d(x:) is deprecated no longer. It works as before, and stays.',
  ]);
});
