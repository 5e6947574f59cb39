import type { FetchFailure } from './fetch-failure.ts';
import type { ResponsePath } from './null-places.ts';

/** An error that a subgraph reported at a place of its own response, beside data. */
export interface ReportedFailure extends FetchFailure {
  /** The subgraph's own path. */
  readonly path: ResponsePath;
  /** How many entities the fetch asked for; absent for a fetch from the root. */
  readonly entities?: number;
}
