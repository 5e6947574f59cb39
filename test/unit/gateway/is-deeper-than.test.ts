import { expect, test } from '@jest/globals';
import { isDeeperThan } from '../../../gateway/limits/is-deeper-than.ts';

const nested = (depth: number): unknown =>
  JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;

test.each([
  [7, 0, false],
  [null, 0, false],
  [{}, 0, true],
  [{ a: 1, b: [1] }, 1, true],
  [{ a: 1, b: [1] }, 2, false],
  [nested(100), 100, false],
  [nested(101), 100, true],
  [nested(130_000), 100, true],
])('case %#: a value deeper than its bound or not', (value, most, is) => {
  expect(isDeeperThan(value, most)).toBe(is);
});
