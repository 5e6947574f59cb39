import { expect, test } from '@jest/globals';
import { tellApis } from '../kit/api-differences.ts';

test('a scalar that is written otherwise', async () => {
  const before = 'scalar S @specifiedBy(url: "https://s.example/1")';
  const after = 'scalar S @specifiedBy(url: "https://s.example/2")';
  expect(await tellApis(before, after)).toEqual([
    'DANGEROUS SCALAR_SPECIFIED_BY_CHANGED at S: S was written by https://s.example/1 and is written by https://s.example/2 now. Clients that read its values by the former specification may fail.',
  ]);
});
