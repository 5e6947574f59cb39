import type { GatewayRecord, GatewayRefusalRecord } from '../registry/registry-client.ts';

/** What the control plane tells of what is published and who serves it, or why it tells nothing. */
export type RegistryStatus =
  | { readonly url: string; readonly reason: string }
  | {
      readonly url: string;
      /** What gateways are to serve; null before the first publish. */
      readonly current: PublishedVersion | null;
      /** The gateways that it has heard of in the last minutes. */
      readonly gateways: readonly FollowingGateway[];
      /** What gateways could not load of the version that is to be served. */
      readonly refusals: readonly GatewayRefusalRecord[];
    };

/** The newest version. */
export interface PublishedVersion {
  readonly number: number;
  /** Of its supergraph SDL. */
  readonly digest: string;
  readonly publishedAt: string;
}

/**
 * How a gateway follows: it serves the newest version, or has a moment left to, or does not; somebody keeps
 * it on one; or it has told nothing of itself for so long that it is likely gone.
 */
export type Following = 'CURRENT' | 'SWAPPING' | 'LAGGING' | 'PINNED' | 'SILENT';

/** A gateway, as it told of itself. */
export interface FollowingGateway extends GatewayRecord {
  readonly following: Following;
}
