import type { CoordinateChange } from './coordinates.ts';

/** A contract as it was published. */
export interface PublishedContract {
  readonly subgraph: string;
  readonly url: string;
  /** What findings call it: the path that its publisher gave. */
  readonly path: string;
  /** `sha256:…` of its bytes. */
  readonly digest: string;
  /** The version that brought it. */
  readonly since: number;
}

/** One version of the graph, as it was published and for ever. */
export interface Version {
  /** From 1, without gaps. */
  readonly number: number;
  /** The number before; undefined for the first. */
  readonly parent: number | undefined;
  /** Of its contracts: equal for two versions with the same ones. */
  readonly digest: string;
  /** Digests of documents: the supergraph SDL, the API schema's SDL, the report as JSON. */
  readonly supergraph: string;
  readonly apiSchema: string;
  readonly report: string;
  readonly publishedAt: Date;
  /** Who: `token:…` or `service:operator`. */
  readonly actor: string;
  /** The team of the token; undefined for an admin's and for the operator. */
  readonly team: string | undefined;
  /** Why. */
  readonly reason: string | undefined;
}

/** What a version brings: a contract, or that a subgraph is gone. */
export type ContractChange =
  | {
      readonly subgraph: string;
      readonly url: string;
      readonly path: string;
      readonly body: string;
    }
  | { readonly subgraph: string; readonly isRemoved: true };

/** A name that goes with a version, and whose contract it was last in. */
export interface Tombstone {
  readonly coordinate: string;
  readonly subgraph: string;
  /** Digest of the contract. */
  readonly contract: string;
  readonly version: number;
}

/** A version to append: everything that was checked against `parent`. */
export interface NewVersion {
  /** The version that was checked against; undefined where nothing was published yet. */
  readonly parent: number | undefined;
  readonly digest: string;
  readonly changes: readonly ContractChange[];
  readonly supergraphSdl: string;
  readonly apiSdl: string;
  /** The report that it passed, as JSON. */
  readonly report: string;
  readonly tombstones: readonly Omit<Tombstone, 'version'>[];
  /** What it says otherwise of its coordinates; nothing unless given. */
  readonly coordinates?: readonly CoordinateChange[];
  /** Approvals that it needed; none of them allows anything afterwards. */
  readonly approvals: readonly number[];
}
