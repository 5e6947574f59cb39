import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a field of an input', async () => {
  const before = 'input I { a: Int @deprecated(reason: "Use I.b.") }';
  const after = 'input I { a: Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE INPUT_FIELD_DEPRECATION_REMOVED at I.a: I.a is deprecated no longer. It works as before, and stays.',
  ]);
});
