import type { RegistryStatus } from './registry-status.ts';
import type { SubgraphStatus } from './subgraph-status.ts';

/** How a graph stands, as far as it could be asked. */
export interface GraphStatus {
  readonly graph: string;
  /** When it was asked. */
  readonly at: string;
  /** The version of the command that asked. */
  readonly version: string;
  readonly launcher: {
    /** Undefined where no launcher runs on this machine. */
    readonly pid: number | undefined;
    /** Whether the folder of this graph is held, by a launcher that may be starting still. */
    readonly isLocked: boolean;
  };
  readonly gateways: readonly GatewayStatus[];
  /** Absent where the graph has no control plane. */
  readonly registry?: RegistryStatus;
  readonly subgraphs: readonly AskedSubgraph[];
  /** What is not well, a sentence each; empty where all is. */
  readonly troubles: readonly string[];
}

/** One gateway. */
export interface GatewayStatus {
  readonly url: string;
  readonly isReady: boolean;
}

/** One subgraph: what it says, or why it says nothing. */
export type AskedSubgraph =
  | { readonly name: string; readonly url: string; readonly reason: string }
  | {
      readonly name: string;
      readonly url: string;
      readonly says: Omit<SubgraphStatus, 'feeds'>;
      readonly feeds: readonly FeedLag[];
    };

/** How far a consumer is behind its source. */
export interface FeedLag {
  readonly consumer: string;
  readonly source: string;
  readonly isFollowed: boolean;
  /** Events that it has before it; undefined where the source could not be asked. */
  readonly events: number | undefined;
  /** Seconds since the oldest of them was recorded; 0 where there is none, undefined as above. */
  readonly seconds: number | undefined;
  /** Why its last look failed. */
  readonly failure: string | null;
}
