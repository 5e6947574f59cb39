import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a directive that may be repeated', async () => {
  const before = 'directive @d on FIELD';
  const after = 'directive @d repeatable on FIELD';
  expect(await tellApis(before, after)).toEqual([
    'SAFE DIRECTIVE_REPEATABLE_ADDED at @d: @d may be repeated now. It may stay wherever it stands.',
  ]);
});
