import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a value, deprecated or not', async () => {
  const before = 'enum E { X Y Z @deprecated(reason: "Use X.") }';
  const after = 'enum E { X }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING ENUM_VALUE_REMOVED at E.Y: E.Y is gone. Operations and variables that give it are refused, and code that names it no longer fits.',
    'BREAKING ENUM_VALUE_REMOVED at E.Z: E.Z is gone; it was deprecated ("Use X."). Operations and variables that give it are refused, and code that names it no longer fits.',
  ]);
});
