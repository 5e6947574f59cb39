import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('an argument, deprecated or not', async () => {
  const before = 'type A { a(x: Int y: Int @deprecated(reason: "Use x.")): Int }';
  const after = 'type A { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'BREAKING FIELD_ARGUMENT_REMOVED at A.a(x:): A.a(x:) is gone. Operations that give it are refused.',
    'BREAKING FIELD_ARGUMENT_REMOVED at A.a(y:): A.a(y:) is gone; it was deprecated ("Use x."). Operations that give it are refused.',
  ]);
});
