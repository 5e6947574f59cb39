import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a field, deprecated or not', async () => {
  const before = 'input I { a: Int b: Int c: Int @deprecated(reason: "Use a.") }';
  const after = 'input I { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING INPUT_FIELD_REMOVED at I.b: I.b is gone. Operations and variables that give it are refused.',
    'BREAKING INPUT_FIELD_REMOVED at I.c: I.c is gone; it was deprecated ("Use a."). Operations and variables that give it are refused.',
  ]);
});
