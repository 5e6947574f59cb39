import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a directive; what is in it is not told', async () => {
  const before = '';
  const after = 'directive @d(a: Int!) repeatable on FIELD';
  expect(await tellApis(before, after)).toEqual([
    'SAFE DIRECTIVE_ADDED at @d: @d is new. No operation bears it yet.',
  ]);
});
