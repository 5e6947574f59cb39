import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('with a reason, and without', async () => {
  const before = 'type A { a: Int @deprecated(reason: "Use A.c.") b: Int @deprecated }';
  const after = 'type A { a: Int b: Int }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_DEPRECATION_REMOVED at A.a: A.a is deprecated no longer. It works as before, and stays.',
    'SAFE FIELD_DEPRECATION_REMOVED at A.b: A.b is deprecated no longer. It works as before, and stays.',
  ]);
});
