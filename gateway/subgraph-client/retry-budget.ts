import { bounds } from '../bounds.ts';

/** Bounds retries to a share of all calls, so that a struggling subgraph is not asked twice as much. */
export interface RetryBudget {
  /** Each first attempt earns a tenth of a retry. */
  earn(): void;
  /** Takes one retry, if there is one. */
  spend(): boolean;
}

/** A full budget: a subgraph that was quiet may have a few retries at once. */
export function createRetryBudget(): RetryBudget {
  let balance: number = bounds.retryReserve.is;
  return {
    earn() {
      balance = Math.min(balance + bounds.retryShare.is, bounds.retryReserve.is);
    },
    spend() {
      if (balance < 1) return false;
      balance -= 1;
      return true;
    },
  };
}
