import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('with a reason, and without', async () => {
  const before = 'type A { a: Int b: Int }';
  const after =
    'type A { a: Int @deprecated(reason: "Use A.c. Retires 2027-03-01.") b: Int @deprecated }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_DEPRECATION_ADDED at A.a: A.a is deprecated now ("Use A.c. Retires 2027-03-01."). It works as before until it is taken out; whoever uses it has time to move.',
    'SAFE FIELD_DEPRECATION_ADDED at A.b: A.b is deprecated now ("No longer supported"). It works as before until it is taken out; whoever uses it has time to move.',
  ]);
});

test('with an empty reason', async () => {
  const before = 'type A { a: Int }';
  const after = 'type A { a: Int @deprecated(reason: "") }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE FIELD_DEPRECATION_ADDED at A.a: A.a is deprecated now (""). It works as before until it is taken out; whoever uses it has time to move.',
  ]);
});
