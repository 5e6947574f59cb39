/** How long the gateway waits, in milliseconds. */
export interface Times {
  /** To connect to a subgraph. */
  readonly connectMs: number;
  /** For one call to a subgraph, its retry included. */
  readonly callMs: number;
  /** For all subgraph calls of one operation. */
  readonly operationMs: number;
  /** Between `/ready` turning 503 and the listener closing. */
  readonly lameDuckMs: number;
  /** For requests in flight to finish after that. */
  readonly drainMs: number;
}

/** The defaults of docs/limits.md. */
export const productionTimes: Times = {
  connectMs: 1_000,
  callMs: 3_000,
  operationMs: 10_000,
  lameDuckMs: 5_000,
  drainMs: 12_000,
};

/** At a desk no balancer looks at `/ready`, and Ctrl-C should feel like it. */
export const developmentTimes: Times = { ...productionTimes, lameDuckMs: 200 };
