import { expect, test } from '@jest/globals';
import { isDuration } from '@demarc/supergraph/contract';

test.each(['P30D', 'P1Y6M', 'P2W', 'PT5M', 'P1DT12H', 'PT0.5S', 'P7Y'])('%s is one', (text) => {
  expect(isDuration(text)).toBe(true);
});

test.each([
  '',
  'P',
  'PT',
  'P1DT',
  '5M',
  'P5',
  'PT5D',
  'P1M1Y',
  'p30d',
  'P-1D',
  'P1.5D',
  ' P1D',
  'P1D\n',
])('%j is none', (text) => {
  expect(isDuration(text)).toBe(false);
});
