import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a scalar that says how it is written', async () => {
  const before = 'scalar S';
  const after = 'scalar S @specifiedBy(url: "https://s.example/1")';
  expect(await tellApis(before, after)).toEqual([
    'SAFE SCALAR_SPECIFIED_BY_ADDED at S: S says now that it is written by https://s.example/1. What was not said before is said now; the values stay.',
  ]);
});
