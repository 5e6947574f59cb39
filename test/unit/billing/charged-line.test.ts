import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chargeLine, sumOfLines, taxLines } from '../../../subgraphs/billing/model/charged-line.ts';
import {
  MAX_INVOICE_MINOR,
  amountOfLines,
  fitsOneInvoice,
} from '../../../subgraphs/billing/model/invoice-amount.ts';

const usage = { kind: 'USAGE', description: 'API calls', meterCode: 'api-calls' } as const;
const euros = { code: 'EUR', minorUnits: 2 };
const line = (quantity: string, unitAmount: string, minorUnits = 2) =>
  chargeLine({ ...usage, quantity, unitAmount }, { minorUnits });

describe('a line', () => {
  test.each([
    ['1.5', '0.01', 2, '0.015', 2n],
    ['2.5', '0.01', 2, '0.025', 2n],
    ['1', '0.5', 0, '0.5', 0n],
    ['3', '0.5', 0, '1.5', 2n],
    ['1', '0.0005', 3, '0.0005', 0n],
    ['3', '0.0005', 3, '0.0015', 2n],
    ['0', '99', 2, '0', 0n],
  ])(
    'of %s at %s with %i decimals is %s, rounded to %s',
    (quantity, price, minorUnits, exact, minor) => {
      expect(line(quantity, price, minorUnits)).toMatchObject({
        exactAmount: exact,
        amountMinor: minor,
      });
    },
  );

  test('keeps digits that a float would lose', () => {
    expect(line('9007199254740993', '0.01').amountMinor).toBe(9007199254740993n);
  });
});

describe('tax', () => {
  test('is on what is charged, rounded once, where the house owes it', () => {
    const lines = [line('1', '0.5'), line('1', '0.55')];
    expect(taxLines(lines, euros)).toMatchObject([
      {
        kind: 'TAX',
        quantity: '0.19',
        unitAmount: '1.05',
        exactAmount: '0.1995',
        amountMinor: 20n,
      },
    ]);
    expect(taxLines(lines, { code: 'USD', minorUnits: 2 })).toEqual([]);
  });

  test('is told apart from what is the house’s own', () => {
    const lines = [line('1', '100'), ...taxLines([line('1', '100')], euros)];
    expect(amountOfLines(lines)).toEqual({ netMinor: 10_000n, taxMinor: 1_900n });
  });
});

describe('an invoice', () => {
  test('holds lines up to its limit, and none over', () => {
    const most = line(String(MAX_INVOICE_MINOR), '0.01');
    expect(most.amountMinor).toBe(MAX_INVOICE_MINOR);
    expect(fitsOneInvoice([most])).toBe(true);
    expect(fitsOneInvoice([most, line('1', '0.01')])).toBe(false);
  });

  test('holds no quantity that its column does not, whatever it costs', () => {
    expect(fitsOneInvoice([line('9'.repeat(26), '0')])).toBe(true);
    expect(fitsOneInvoice([line(`1${'0'.repeat(26)}`, '0')])).toBe(false);
  });

  test('asks for the sum of its lines, whatever their order', () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }));
    fc.assert(
      fc.property(amounts, (all) => {
        const lines = all.map((amountMinor) => ({ amountMinor }));
        expect(sumOfLines(lines)).toBe(sumOfLines(lines.toReversed()));
      }),
    );
  });
});
