import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

const field = (retention: string) =>
  `type A { b: Int @data(class: PERSONAL${retention && `, retention: "${retention}"`}) }`;

test.each([
  ['P13M', 'P1Y'],
  ['P1Y', 'P30D'],
  ['P2D', 'PT47H'],
  ['event:closed+P10Y', 'event:closed+P7Y'],
])('from %s to %s', (from, to) => {
  const change = `The retention of A.b changes from ${from} to ${to}.`;
  expect(tellContract(field(from), field(to))).toEqual([
    `SAFE RETENTION_SHORTENED at A.b: ${change}`,
  ]);
});

test('a limit where none was', () => {
  const told = 'SAFE RETENTION_SHORTENED at A.b: A.b gets the retention P1Y.';
  expect(tellContract(field(''), field('P1Y'))).toEqual([told]);
});
