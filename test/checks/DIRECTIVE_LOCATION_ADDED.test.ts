import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('one more place', async () => {
  const before = 'directive @d on FIELD';
  const after = 'directive @d on FIELD | QUERY';
  expect(await tellApis(before, after)).toEqual([
    'SAFE DIRECTIVE_LOCATION_ADDED at @d: @d may stand on QUERY now. It may stay wherever it stands.',
  ]);
});
