import type { Team } from '@demarc/supergraph/contract';
import type { CheckStep } from './check-report.ts';
import type { GraphQLSchema } from 'graphql';
import type { RuleSeverities } from './policy/apply-policy.ts';
import type { ContractSource } from './sources/contract-source.ts';
import type { UsageDoor } from './usage/usage-door.ts';

/** A version of the graph that is still served, as far as a check needs it. */
export interface BaseVersion {
  /** What the reader knows it by: a file, a git ref. */
  readonly label: string;
  /** The checked subgraphs as they were; one that is missing is new. */
  readonly subjects: readonly ContractSource[];
  /** The subgraphs that the graph has no more: whatever is checked, what they had is gone with it. */
  readonly departed?: readonly ContractSource[];
  /** True where it does not say which subgraphs it had: what is missing may have lain elsewhere. */
  readonly isUnlisted?: boolean;
  /** The other subgraphs as they were, for where the checked ones no longer fit those of today. */
  readonly readOthers?: () => Promise<readonly ContractSource[]>;
}

/** A name that is gone, and the contract that had it last. */
export interface Tombstone {
  readonly coordinate: string;
  readonly contract: ContractSource;
}

/** What is to be checked, against what. */
export interface CheckRequest {
  /** The names of the subgraphs that are checked. */
  readonly subjects: readonly string[];
  /** The whole graph as it would be. */
  readonly graph: readonly ContractSource[];
  /** Every version that is still served, newest first. */
  readonly before: readonly BaseVersion[];
  /** True where each of them was checked against those before it: what one brought is settled. */
  readonly isLine?: boolean;
  /** What was retired and went with a version before those. */
  readonly tombstones?: readonly Tombstone[];
  readonly teams: readonly Team[];
  readonly severities: RuleSeverities;
  /** Opens the door to usage, with what clients saw in each version before. */
  readonly openUsage: (before: readonly GraphQLSchema[]) => UsageDoor;
  /** The day on which dates are judged, YYYY-MM-DD. */
  readonly today: string;
  /** The folder in which compositions are kept from one check to the next; nothing is kept unless said. */
  readonly cacheFolder?: string;
  /** Told of each step as it begins. */
  readonly onStep?: (step: CheckStep) => void;
}
