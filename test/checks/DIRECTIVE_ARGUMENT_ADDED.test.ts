import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('one that may be left out, one with a default, one that is required', async () => {
  const before = 'directive @d on FIELD';
  const after = 'directive @d(x: Int y: Int! = 1 z: Int!) on FIELD';
  expect(await tellApis(before, after)).toEqual([
    'SAFE DIRECTIVE_ARGUMENT_ADDED at @d(x:): @d(x:) is new, of type Int. Operations that do not give it stay as they are.',
    'DANGEROUS DIRECTIVE_ARGUMENT_ADDED at @d(y:): @d(y:) is new, of type Int!, by default 1. Operations that do not give it are given its default, and may be answered otherwise.',
    'BREAKING DIRECTIVE_ARGUMENT_ADDED at @d(z:): @d(z:) is new, of type Int!. Operations do not give it yet and are refused.',
  ]);
});

test('for schemas alone', async () => {
  const before = 'directive @s on OBJECT';
  const after = 'directive @s(x: Int!) on OBJECT';
  expect(await tellApis(before, after)).toEqual([
    'SAFE DIRECTIVE_ARGUMENT_ADDED at @s(x:): @s(x:) is new, of type Int!. No operation can bear the directive.',
  ]);
});
