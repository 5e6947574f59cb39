import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a place in operations, and one in schemas', async () => {
  const before = 'directive @d on FIELD | QUERY | OBJECT';
  const after = 'directive @d on FIELD';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING DIRECTIVE_LOCATION_REMOVED at @d: @d may no longer stand on QUERY. Operations that bear it there are refused.',
    'SAFE DIRECTIVE_LOCATION_REMOVED at @d: @d may no longer stand on OBJECT. No operation can bear it there.',
  ]);
});
