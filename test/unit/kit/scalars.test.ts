import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Kind } from 'graphql';
import { scalars } from '../../../subgraphs/kit/scalars.ts';

const { BigInt: BigIntScalar, CurrencyCode, DateTime } = scalars;
const NO_WHOLE_NUMBER =
  'A BigInt is a whole number; over 2^53 it is written as a string, such as "9007199254740993".';

const bits64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

describe('CurrencyCode', () => {
  test('is three capital letters, and nothing else', () => {
    expect(CurrencyCode.parseValue('EUR')).toBe('EUR');
    expect(CurrencyCode.parseLiteral({ kind: Kind.STRING, value: 'KWD' })).toBe('KWD');
    for (const value of ['eur', 'EURO', 'EUR\n', '', 7, null, ['EUR'], {}])
      expect(() => CurrencyCode.parseValue(value)).toThrow('three capital letters');
    expect(() => CurrencyCode.parseLiteral({ kind: Kind.ENUM, value: 'EUR' })).toThrow(
      'three capital letters',
    );
  });
});

describe('BigInt', () => {
  const written = [
    { value: 0, text: '0' },
    { value: 7, text: '7' },
    { value: -7n, text: '-7' },
    { value: '42', text: '42' },
    { value: 9_007_199_254_740_993n, text: '9007199254740993' },
    { value: '9007199254740993', text: '9007199254740993' },
    { value: -9_223_372_036_854_775_808n, text: '-9223372036854775808' },
    { value: 10n ** 30n, text: '1000000000000000000000000000000' },
  ];
  test.each(written)('writes $value as a decimal string', ({ value, text }) => {
    expect(BigIntScalar.serialize(value)).toBe(text);
  });

  test('reads back what it wrote, as a bigint whatever its size', () => {
    fc.assert(
      fc.property(bits64, (value) => {
        expect(BigIntScalar.parseValue(BigIntScalar.serialize(value))).toBe(value);
      }),
    );
  });

  test('reads a number that a client could write exactly', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(BigIntScalar.parseValue(value)).toBe(BigInt(value));
      }),
    );
  });

  test.each([Kind.INT, Kind.STRING] as const)('reads a literal of kind %s exactly', (kind) => {
    const literal = { kind, value: '9007199254740993' };
    expect(BigIntScalar.parseLiteral(literal)).toBe(9_007_199_254_740_993n);
  });

  const refused = [1.5, '1.5', 'many', '', ' 1', '0x1f', '1\n', true, null, {}, Number.NaN];
  test.each([...refused, 2 ** 53, '9'.repeat(1000)])('refuses %p', (value) => {
    expect(() => BigIntScalar.parseValue(value)).toThrow(NO_WHOLE_NUMBER);
    expect(() => BigIntScalar.serialize(value)).toThrow(NO_WHOLE_NUMBER);
  });

  test.each([
    { kind: Kind.FLOAT, value: '1.5' },
    { kind: Kind.BOOLEAN, value: true },
    { kind: Kind.NULL },
  ] as const)('refuses a literal of kind $kind', (literal) => {
    expect(() => BigIntScalar.parseLiteral(literal)).toThrow(NO_WHOLE_NUMBER);
  });

  test.each([2n ** 63n, -(2n ** 63n) - 1n])('refuses %p, which no column holds', (value) => {
    expect(() => BigIntScalar.parseValue(String(value))).toThrow(
      'A BigInt has 64 bits: -9223372036854775808 to 9223372036854775807.',
    );
  });
});

describe('DateTime', () => {
  test('writes a moment as RFC 3339 with milliseconds, in UTC', () => {
    const moment = new Date('2026-11-02T03:04:05.678+05:30');
    expect(JSON.stringify(DateTime.serialize(moment))).toBe('"2026-11-01T21:34:05.678Z"');
  });

  test('reads back what it wrote', () => {
    const years = { noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') };
    fc.assert(
      fc.property(fc.date(years), (moment) => {
        const text: unknown = JSON.parse(JSON.stringify(DateTime.serialize(moment)));
        expect(DateTime.parseValue(text)).toEqual(moment);
      }),
    );
  });

  test.each(['yesterday', '2026-11-02', '2026-13-01T00:00:00Z', '2026-11-02T00:00:00', 5, null])(
    'refuses %p',
    (text) => {
      expect(() => DateTime.parseValue(text)).toThrow(/^DateTime cannot represent/);
    },
  );
});
