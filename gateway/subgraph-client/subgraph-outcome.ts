import type { StopReason } from '../stop-reason.ts';

/** How a call to a subgraph can fail as a whole. */
export type SubgraphFailureCode =
  | 'SUBGRAPH_UNAVAILABLE'
  | 'SUBGRAPH_TIMEOUT'
  | 'SUBGRAPH_OVERLOADED'
  | 'SUBGRAPH_RESPONSE_TOO_LARGE'
  | 'SUBGRAPH_INVALID_RESPONSE'
  | 'AUTHORIZATION_TOO_LARGE'
  | 'AUTHORIZATION_UNAVAILABLE'
  | StopReason;

/** No usable answer came back. */
export interface SubgraphFailure {
  readonly kind: 'failed';
  readonly code: SubgraphFailureCode;
  /** The true cause, for the log: never a URL, a body or a variable. */
  readonly reason: string;
  /** Whether the same request might succeed at once: nothing was answered. */
  readonly retryable: boolean;
  /** When the subgraph wants to be asked again, in milliseconds from now, where it says so. */
  readonly retryAfterMs?: number;
}

/** An error that the subgraph reported. */
export interface ReportedError {
  readonly message: string;
  readonly path: readonly (string | number)[] | undefined;
  readonly code: string | undefined;
  /** When the same request may be sent again, where it says so, in milliseconds from now. */
  readonly retryAfterMs?: number;
}

/** The subgraph answered as GraphQL over HTTP says. */
export interface SubgraphAnswer {
  readonly kind: 'answered';
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly ReportedError[];
  /** Whether others read `data` too: whoever merges into it copies it first. */
  readonly isShared: boolean;
}

export type SubgraphOutcome = SubgraphAnswer | SubgraphFailure;

/** A failure; `retryable` only where no part of an answer has come. */
export function failed(
  code: SubgraphFailureCode,
  reason: string,
  retryable = false,
): SubgraphFailure {
  return { kind: 'failed', code, reason, retryable };
}
