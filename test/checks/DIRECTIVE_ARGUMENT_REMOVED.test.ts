import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('for operations, and for schemas alone', async () => {
  const before = 'directive @d(x: Int) on FIELD directive @s(x: Int) on OBJECT';
  const after = 'directive @d on FIELD directive @s on OBJECT';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING DIRECTIVE_ARGUMENT_REMOVED at @d(x:): @d(x:) is gone. Operations that give it are refused.',
    'SAFE DIRECTIVE_ARGUMENT_REMOVED at @s(x:): @s(x:) is gone. No operation can bear the directive.',
  ]);
});
