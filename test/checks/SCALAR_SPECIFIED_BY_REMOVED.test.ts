import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a scalar that no longer says it', async () => {
  const before = 'scalar S @specifiedBy(url: "https://s.example/1")';
  const after = 'scalar S';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS SCALAR_SPECIFIED_BY_REMOVED at S: S no longer says that it is written by https://s.example/1. Clients have nothing left to hold its values to.',
  ]);
});
