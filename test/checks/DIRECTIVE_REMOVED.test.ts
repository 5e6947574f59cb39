import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('for operations, and for schemas alone', async () => {
  const before = 'directive @d(a: Int) on FIELD | OBJECT directive @s on OBJECT';
  const after = '';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING DIRECTIVE_REMOVED at @d: @d is gone. Operations that bear it are refused.',
    'SAFE DIRECTIVE_REMOVED at @s: @s is gone. No operation can bear the directive.',
  ]);
});
