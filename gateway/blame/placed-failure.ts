import type { FetchFailure } from './fetch-failure.ts';
import type { ResponsePath } from './null-places.ts';

/** An error of a subgraph at an object of the response whose place is known. */
export interface PlacedFailure {
  readonly failure: FetchFailure;
  readonly at: ResponsePath;
  /** The subgraph's own path from there on; empty where the whole object is meant. */
  readonly below: ResponsePath;
  /** Whether the error cost the whole object: what else the fetch wanted of it is missing for the same reason. */
  readonly isLost?: boolean;
}
