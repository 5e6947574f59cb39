import { expect, test } from '@jest/globals';
import { restartBudget } from '../../../supergraph/cli/launcher/restart-budget.ts';

test('five restarts a minute, and one more for each that is older than that', () => {
  const budget = restartBudget();
  const times = [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000, 60_001, 70_000];
  expect(times.map((time) => budget.take(time))).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    true,
    false,
    true,
  ]);
});
