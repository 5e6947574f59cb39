import { expect, test } from '@jest/globals';
import { createRetryBudget } from '../../../gateway/subgraph-client/retry-budget.ts';

test('retries are at most a tenth of all calls, beyond a small reserve', () => {
  const budget = createRetryBudget();
  let retries = 0;
  for (let call = 0; call < 1_000; call += 1) {
    budget.earn();
    if (budget.spend()) retries += 1;
  }
  expect(retries).toBeGreaterThanOrEqual(100);
  expect(retries).toBeLessThanOrEqual(110);
});
