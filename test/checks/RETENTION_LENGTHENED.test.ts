import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

const field = (retention: string) =>
  `type A { b: Int @data(class: PERSONAL${retention && `, retention: "${retention}"`}) }`;

test.each([
  ['P1Y', 'P13M'],
  ['P30D', 'P5W'],
  ['P1M', 'P32D'],
  ['PT24H', 'P2D'],
  ['P1Y', 'P1Y1D'],
  ['event:closed+P7Y', 'event:closed+P10Y'],
  ['event:closed', 'event:closed+P1D'],
])('from %s to %s', (from, to) => {
  const change = `The retention of A.b changes from ${from} to ${to}.`;
  expect(tellContract(field(from), field(to))).toEqual([
    `DANGEROUS RETENTION_LENGTHENED at A.b: ${change}`,
  ]);
});

test('no limit any longer', () => {
  const told = 'DANGEROUS RETENTION_LENGTHENED at A.b: A.b loses the retention P1Y.';
  expect(tellContract(field('P1Y'), field(''))).toEqual([told]);
});
