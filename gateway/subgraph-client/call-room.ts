import type { Pool } from 'undici';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Rests } from './open-rests.ts';
import type { Turns } from './open-turns.ts';
import type { RetryBudget } from './retry-budget.ts';
import type { Signer } from './signer.ts';

/** What all calls to one subgraph have in common. */
export interface CallRoom {
  readonly pool: Pool;
  readonly path: string;
  /** For a subgraph that is told who asks. */
  readonly sign: Signer | undefined;
  readonly turns: Turns;
  readonly rests: Rests;
  readonly breaker: CircuitBreaker;
  readonly budget: RetryBudget;
  /** Milliseconds for one call: the wait for its turn, its attempts, its reply. */
  readonly callMs: number;
}
