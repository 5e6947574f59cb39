import type { CheckReport } from '../../check-report.ts';
import type { ContractSource } from '../../sources/contract-source.ts';
import type { ApproveAnswer, ProposalAnswer } from './proposal-answer.ts';
import type { CoordinateAnswer } from './coordinate-answer.ts';
import type { CreateTokenAnswer, RevokeTokenAnswer, TokenAnswer } from './token-answer.ts';
import type { OpenDemand } from './demand-answer.ts';
import type { PublishAnswer } from './publish-answer.ts';
import type { VersionSummary } from './version-answer.ts';

/** Contracts to publish or to check, all of them or none. */
export interface ChangeSet {
  readonly contracts: readonly ContractSource[];
  /** Subgraphs that the graph is to have no more. */
  readonly removed?: readonly string[];
  /** YYYY-MM-DD; the registry's own day unless said. */
  readonly today?: string | undefined;
}

/** A change set, why, and after which version. */
export interface PublishOrder extends ChangeSet {
  readonly reason?: string | undefined;
  /** The version that was looked at: refused where somebody changed the same contexts since. */
  readonly basedOn?: number | undefined;
}

/** Would it be allowed, against what, and whom to ask? */
export interface RegistryCheck {
  readonly report: CheckReport;
  readonly demands: readonly OpenDemand[];
  readonly isBlocked: boolean;
  /** Undefined where nothing is published. */
  readonly against: number | undefined;
}

/** A contract as a version has it. */
export interface ContractRecord {
  readonly subgraph: string;
  readonly url: string;
  readonly path: string;
  readonly digest: string;
  readonly sinceVersion: number;
  readonly sdl: string;
}

/** A version, whole. */
export interface VersionRecord extends VersionSummary {
  readonly supergraphSdl: string;
  readonly apiSchemaSdl: string;
  readonly contracts: readonly ContractRecord[];
}

/** Which versions to list. */
export interface VersionsQuestion {
  readonly first: number;
  readonly after?: string | undefined;
  readonly subgraph?: string | undefined;
}

/** Versions, the newest first. */
export interface VersionPage {
  readonly versions: readonly VersionSummary[];
  /** What to name for those that follow; undefined where there are none. */
  readonly next: string | undefined;
}

/** A gateway that was seen lately. */
export interface GatewayRecord {
  readonly name: string;
  readonly version?: number;
  readonly digest?: string;
  readonly isPinned: boolean;
  readonly seenAt: string;
}

/** A version that a gateway could not load. */
export interface GatewayRefusalRecord {
  readonly gateway: string;
  readonly version?: number;
  readonly digest: string;
  readonly code: string;
  readonly reason: string;
  readonly refusedAt: string;
}

/**
 * The registry, as the control plane shows it to commands. Refusals are answers; every method
 * @throws SupergraphFault REGISTRY_UNREACHABLE, REGISTRY_REFUSED
 */
export interface RegistryClient {
  /** The control plane's origin. */
  readonly url: string;
  check(set: ChangeSet): Promise<RegistryCheck>;
  publish(order: PublishOrder): Promise<PublishAnswer>;
  rollBack(order: {
    readonly version: number;
    readonly reason: string;
    readonly today?: string | undefined;
  }): Promise<PublishAnswer>;
  /** What waits for owners, the newest first. */
  proposals(first: number): Promise<readonly ProposalAnswer[]>;
  approve(order: {
    readonly proposal: string;
    readonly reason: string;
    readonly expiresAt: Date;
  }): Promise<ApproveAnswer>;
  createToken(order: {
    readonly kind: 'ADMIN' | 'TEAM' | 'READER';
    readonly team?: string | undefined;
    readonly label: string;
    readonly expiresAt?: Date | undefined;
  }): Promise<CreateTokenAnswer>;
  revokeToken(order: {
    readonly token: string;
    readonly reason: string;
  }): Promise<RevokeTokenAnswer>;
  /** Every token that was made, the newest first; never a secret. */
  tokens(): Promise<readonly TokenAnswer[]>;
  /** The version that gateways are to serve now; undefined before the first publish. */
  currentVersion(): Promise<VersionRecord | undefined>;
  version(number: number): Promise<VersionRecord | undefined>;
  versions(question: VersionsQuestion): Promise<VersionPage>;
  /** A coordinate and where what is said of it changed; undefined where no version ever had one. */
  coordinate(coordinate: string, first: number): Promise<CoordinateAnswer | undefined>;
  /** The gateways that were seen lately, and what they could not load. */
  gateways(): Promise<{
    readonly gateways: readonly GatewayRecord[];
    readonly refusals: readonly GatewayRefusalRecord[];
  }>;
}
