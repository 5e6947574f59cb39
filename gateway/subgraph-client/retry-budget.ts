/** Bounds retries to a share of all calls, so that a struggling subgraph is not asked twice as much. */
export interface RetryBudget {
  /** Each first attempt earns a tenth of a retry. */
  earn(): void;
  /** Takes one retry, if there is one. */
  spend(): boolean;
}

const SHARE = 0.1;
/** What a quiet subgraph starts with and never saves beyond. */
const RESERVE = 10;

/** A budget of one retry for ten calls. */
export function createRetryBudget(): RetryBudget {
  let balance = RESERVE;
  return {
    earn() {
      balance = Math.min(balance + SHARE, RESERVE);
    },
    spend() {
      if (balance < 1) return false;
      balance -= 1;
      return true;
    },
  };
}
