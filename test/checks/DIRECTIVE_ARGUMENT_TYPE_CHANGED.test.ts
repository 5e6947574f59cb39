import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('null that may be given now, and no longer', async () => {
  const before = 'directive @d(x: Int! y: Int) on FIELD';
  const after = 'directive @d(x: Int y: Int!) on FIELD';
  expect(await tellApis(before, after)).toEqual([
    'SAFE DIRECTIVE_ARGUMENT_TYPE_CHANGED at @d(x:): @d(x:) was Int! and is Int now. It takes all that it took, and more.',
    'BREAKING DIRECTIVE_ARGUMENT_TYPE_CHANGED at @d(y:): @d(y:) was Int and is Int! now. Operations that give null, or a variable that may be null, are refused.',
  ]);
});

test('another type, for operations and for schemas alone', async () => {
  const before = 'directive @d(x: Int) on FIELD directive @s(x: Int) on OBJECT';
  const after = 'directive @d(x: ID) on FIELD directive @s(x: ID) on OBJECT';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING DIRECTIVE_ARGUMENT_TYPE_CHANGED at @d(x:): @d(x:) was Int and is ID now. Variables of the former type are refused.',
    'SAFE DIRECTIVE_ARGUMENT_TYPE_CHANGED at @s(x:): @s(x:) was Int and is ID now. No operation can bear the directive.',
  ]);
});
