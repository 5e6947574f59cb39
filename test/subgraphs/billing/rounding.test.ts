import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { billing } from '@demarc/billing';
import { engines } from '../../kit/engines.ts';
import type { TestSubgraph } from '../../kit/test-subgraph.ts';

/** Halves go to the even neighbour, on both sides of zero; everything else to the nearest. */
const rounded = [
  { value: '0.5', digits: 0, result: '0' },
  { value: '1.5', digits: 0, result: '2' },
  { value: '2.5', digits: 0, result: '2' },
  { value: '-0.5', digits: 0, result: '0' },
  { value: '-1.5', digits: 0, result: '-2' },
  { value: '-2.5', digits: 0, result: '-2' },
  { value: '2.500000000001', digits: 0, result: '3' },
  { value: '2.499999999999', digits: 0, result: '2' },
  { value: '0.125', digits: 2, result: '0.12' },
  { value: '0.135', digits: 2, result: '0.14' },
  { value: '99999999999999999999999999.5', digits: 0, result: '100000000000000000000000000' },
  { value: '0.0000000000005', digits: 12, result: '0' },
  { value: '0.0000000000015', digits: 12, result: '0.000000000002' },
];

describe.each(engines)('rounding on %s', (_name, engine) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await engine.openSubgraph(billing);
  });
  afterAll(() => subgraph.close());

  test.each(rounded)('$value to $digits digits is $result', async ({ value, digits, result }) => {
    const [row] = await subgraph.app(
      'select round_half_even(?::numeric, ?::int) = ?::numeric as equal',
      [value, digits, result],
    );
    expect(row).toEqual({ equal: true });
  });
});
