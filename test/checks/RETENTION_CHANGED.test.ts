import { expect, test } from '@jest/globals';
import { tellContract } from '../kit/contract-differences.ts';

const field = (retention: string) =>
  `type A { b: Int @data(class: PERSONAL${retention && `, retention: "${retention}"`}) }`;

test.each([
  ['P90D', 'P3M'],
  ['P1Y', 'event:closed+P1Y'],
  ['event:closed+P7Y', 'event:erased+P1Y'],
  ['P1Y', 'a year'],
  ['P1Y', 'P'],
  ['P1Y', 'PT'],
])('from %s to %s', (from, to) => {
  const change = `The retention of A.b changes from ${from} to ${to}.`;
  expect(tellContract(field(from), field(to))).toEqual([
    `DANGEROUS RETENTION_CHANGED at A.b: ${change}`,
  ]);
});

test.each([
  ['P1Y', 'P12M'],
  ['P14D', 'P2W'],
  ['PT1H', 'PT60M'],
  ['event:closed+P7Y', 'event:closed+P84M'],
])('%s is as long as %s', (from, to) => {
  expect(tellContract(field(from), field(to))).toEqual([]);
});
