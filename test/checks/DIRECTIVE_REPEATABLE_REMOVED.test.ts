import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('for operations, and for schemas alone', async () => {
  const before = 'directive @d repeatable on FIELD directive @s repeatable on OBJECT';
  const after = 'directive @d on FIELD directive @s on OBJECT';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING DIRECTIVE_REPEATABLE_REMOVED at @d: @d may no longer be repeated. Operations that repeat it are refused.',
    'SAFE DIRECTIVE_REPEATABLE_REMOVED at @s: @s may no longer be repeated. No operation can bear the directive.',
  ]);
});
