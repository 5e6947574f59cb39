import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('an input that takes any of its fields again', async () => {
  const before = 'input I @oneOf { a: Int b: Int }';
  const after = 'input I { a: Int b: Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE INPUT_OBJECT_ONE_OF_REMOVED at I: I takes any of its fields now. Giving exactly one stays possible.',
  ]);
});
