import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('one that may be left out, one with a default, one that is required', async () => {
  const before = 'input I { a: Int }';
  const after = 'input I { a: Int x: Int y: Int! = 1 z: Int! }';
  expect(await tellApis(before, after)).toEqual([
    'SAFE INPUT_FIELD_ADDED at I.x: I.x is new, of type Int. Operations that do not give it stay as they are.',
    'DANGEROUS INPUT_FIELD_ADDED at I.y: I.y is new, of type Int!, by default 1. Operations that do not give it are given its default, and may be answered otherwise.',
    'BREAKING INPUT_FIELD_ADDED at I.z: I.z is new, of type Int!. Operations do not give it yet and are refused.',
  ]);
});
