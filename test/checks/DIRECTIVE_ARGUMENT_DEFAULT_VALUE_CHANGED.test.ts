import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('another default, one for what was required, and none for what is required now', async () => {
  const before = 'directive @d(x: Int = 1 y: Int! z: Int! = 1) on FIELD';
  const after = 'directive @d(x: Int = 2 y: Int! = 1 z: Int!) on FIELD';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS DIRECTIVE_ARGUMENT_DEFAULT_VALUE_CHANGED at @d(x:): The default of @d(x:) was 1 and is 2 now. Operations that leave it out may be answered otherwise.',
    'SAFE DIRECTIVE_ARGUMENT_DEFAULT_VALUE_CHANGED at @d(y:): @d(y:) has the default 1 now. It was required: no operation has left it out.',
    'BREAKING DIRECTIVE_ARGUMENT_DEFAULT_VALUE_CHANGED at @d(z:): @d(z:) no longer has the default 1. It is required now: operations that leave it out are refused.',
  ]);
});

test('for schemas alone', async () => {
  const before = 'directive @s(x: Int! = 1) on OBJECT';
  const after = 'directive @s(x: Int!) on OBJECT';
  expect(await tellApis(before, after)).toEqual([
    'SAFE DIRECTIVE_ARGUMENT_DEFAULT_VALUE_CHANGED at @s(x:): @s(x:) no longer has the default 1. No operation can bear the directive.',
  ]);
});
