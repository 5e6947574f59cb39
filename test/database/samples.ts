/** What is written and must come back, digit for digit. */
export const samples = [
  {
    big: 9_007_199_254_740_993n,
    amount: '12345678901234567890123456.123456789012',
    day: '2026-03-08',
    at: new Date('2026-03-08T06:59:59.999Z'),
    document: { big: '9007199254740993', nested: [{ a: null }], text: 'ünï ✓' },
    bytes: '00ff10',
    names: ['a', '', 'with "quotes", comma', 'ünï'],
  },
  {
    big: -9_223_372_036_854_775_808n,
    amount: '-0.000000000001',
    day: '2026-11-01',
    at: new Date('2026-11-01T05:30:00.001Z'),
    document: [],
    bytes: '',
    names: [],
  },
  {
    big: 9_223_372_036_854_775_807n,
    amount: '0.100000000000',
    day: '1999-12-31',
    at: new Date('2026-11-01T06:30:00.500Z'),
    document: 'text',
    bytes: 'de'.repeat(300),
    names: ['{}', '{a,b}', 'a b', 'org_01kdvdnaz8ecf8cv9vr6agv2c7'],
  },
  {
    big: 0n,
    amount: '1.000000000000',
    day: '2028-02-29',
    at: new Date('1969-12-31T23:59:59.123Z'),
    document: { a: 1.5, b: true },
    bytes: '7b7d',
    names: ['\\', "'"],
  },
];
