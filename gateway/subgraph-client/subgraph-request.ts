import type { Identity } from '@demarc/foundation/identity';

/** One GraphQL request to a subgraph. */
export interface SubgraphRequest {
  /** The whole JSON body: query, variables, operationName. */
  readonly body: string;
  readonly isMutation: boolean;
  /**
   * Trace context and request id: what tells requests apart and changes no answer. Calls that differ in these
   * alone are shared.
   */
  readonly headers: Readonly<Record<string, string>>;
  /** Who asks; told to subgraphs for which this gateway signs, and to no other. */
  readonly identity?: Identity;
  /** Aborted with a StopReason when nobody waits for the answer any longer. */
  readonly signal: AbortSignal;
  /** Whether a call in flight with the same body and identity may answer this one too. Never for mutations. */
  readonly mayShare: boolean;
}
