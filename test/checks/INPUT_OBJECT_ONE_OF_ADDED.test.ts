import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('an input that takes exactly one of its fields', async () => {
  const before = 'input I { a: Int b: Int }';
  const after = 'input I @oneOf { a: Int b: Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING INPUT_OBJECT_ONE_OF_ADDED at I: I takes exactly one of its fields now. Operations that give several of its fields, or none, are refused.',
  ]);
});
