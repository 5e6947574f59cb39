import { bounds } from './bounds.ts';

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

/** In production: the bounds as docs/limits.md lists them. */
export const productionTimes: Times = {
  connectMs: bounds.connectMs.is,
  callMs: bounds.callMs.is,
  operationMs: bounds.operationMs.is,
  lameDuckMs: bounds.lameDuckMs.is,
  drainMs: bounds.drainMs.is,
};

/** At a desk no balancer looks at `/ready`, and Ctrl-C should feel like it. */
export const developmentTimes: Times = { ...productionTimes, lameDuckMs: 200 };
