import type { StopReason } from '../stop-reason.ts';
import type { ErrorCode } from '../errors/error-catalogue.ts';

/** A fetch that brought no data at all. */
export interface FetchFailure {
  readonly subgraph: string;
  readonly code: ErrorCode | StopReason;
  /** What the subgraph wrote for the client, where its word is taken. */
  readonly message?: string;
  /** When to send the same request again, in milliseconds, where the subgraph says so. */
  readonly retryAfterMs?: number;
  /** The true cause, for the log. */
  readonly reason: string;
  /** Where its entities stand in the response: response keys, `@` for each item of a list. */
  readonly at: readonly string[];
  /** What it asked the subgraph. */
  readonly operation: string;
}
