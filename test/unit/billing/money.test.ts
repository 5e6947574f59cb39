import { describe, expect, test } from '@jest/globals';
import {
  formatMoney,
  multiplyExactly,
  printDecimal,
  roundToMinor,
} from '../../../subgraphs/billing/model/money.ts';

describe('an exact amount rounds to minor units, halves to the even neighbour', () => {
  test.each([
    ['0.005', 2, 0n],
    ['0.015', 2, 2n],
    ['0.025', 2, 2n],
    ['0.025000000001', 2, 3n],
    ['-0.005', 2, 0n],
    ['-0.015', 2, -2n],
    ['1.5', 0, 2n],
    ['2.5', 0, 2n],
    ['0.0005', 3, 0n],
    ['0.0015', 3, 2n],
    ['99999999999999999999.995', 2, 10_000_000_000_000_000_000_000n],
  ])('%s with %i decimals is %i', (exact, minorUnits, minor) => {
    expect(roundToMinor(exact, { minorUnits })).toBe(minor);
  });
});

test.each([
  ['3', '0.1', '0.3'],
  ['0.1', '0.2', '0.02'],
  ['55324', '0.00095', '52.5578'],
  ['0.000001', '0.0000005', '0'],
  ['0.000001', '0.0000015', '0.000000000002'],
  ['12345678901234567890', '1.1', '13580246791358024679'],
])('%s times %s is exactly %s', (quantity, unitAmount, product) => {
  expect(multiplyExactly(quantity, unitAmount)).toBe(product);
});

test.each([
  ['0.020000000000', '0.02'],
  ['499.000000000000', '499'],
  ['0.000000000001', '0.000000000001'],
  ['0.000000000000', '0'],
])('the stored %s prints as %s', (stored, printed) => {
  expect(printDecimal(stored)).toBe(printed);
});

test.each([
  [123_450n, 'EUR', 2, '€1,234.50'],
  [-5n, 'USD', 2, '-$0.05'],
  [0n, 'EUR', 2, '€0.00'],
  [-300n, 'JPY', 0, '-¥300'],
  [1_234n, 'KWD', 3, 'KWD\u00a01.234'],
  [9_223_372_036_854_775_807n, 'EUR', 2, '€92,233,720,368,547,758.07'],
])('%i of %s reads %#', (amountMinor, currency, minorUnits, formatted) => {
  expect(formatMoney({ amountMinor, currency }, { minorUnits })).toBe(formatted);
});
