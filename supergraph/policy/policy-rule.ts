import type {
  Contract,
  ContractFacts,
  CoordinateFacts,
  GraphFacts,
  Severity,
  Team,
} from '@demarc/supergraph/contract';
import type { ASTNode } from 'graphql';

/** What the rules look at: one contract, what surrounds it, and what it was before. */
export interface PolicySubject {
  readonly contract: Contract;
  readonly facts: ContractFacts;
  /** All contracts of the graph, this one among them. */
  readonly graph: GraphFacts;
  /** The same contract in every version that is still served, newest first; empty if nothing is known. */
  readonly before: readonly ContractFacts[];
  /** The other contracts as they were: what moves here from one of them keeps its promises. */
  readonly othersBefore?: readonly ContractFacts[];
  /** What was retired, in whichever contract, and went with a version that is served no more. */
  readonly gone?: readonly CoordinateFacts[];
  /** The teams of owners.yaml, by id. */
  readonly teams: ReadonlyMap<string, Team>;
  /** The day on which dates are judged, YYYY-MM-DD. */
  readonly today: string;
}

/** One offence against a rule. */
export interface Violation {
  /** What offends; absent where it is the contract as a whole. */
  readonly facts?: CoordinateFacts | undefined;
  /** The address to name, where no coordinate of the contract has facts, such as `@authenticated`. */
  readonly coordinate?: string | undefined;
  /** Who answers for it; the owner of `facts`, or else of the contract, unless said. */
  readonly owner?: string | undefined;
  /** What happened and what to do, in a sentence or two. */
  readonly message: string;
  /** The narrowest node to point at; the coordinate's name unless said. */
  readonly node?: ASTNode | undefined;
  /** Where this offence weighs more or less than the rule's own severity. */
  readonly severity?: Severity | undefined;
}

/** The parts of the contract language that rules belong to. */
export const ruleFamilies = [
  'ownership',
  'meaning',
  'lifecycle',
  'data',
  'writes',
  'compatibility',
] as const;
export type RuleFamily = (typeof ruleFamilies)[number];

/** One thing that a contract must keep to: docs/rules.md is proved against `code`, `severity`, `when` and `todo`. */
export interface PolicyRule {
  readonly code: string;
  readonly family: RuleFamily;
  /** Unless demarc.yaml says otherwise. */
  readonly severity: Severity;
  /** What it refuses. */
  readonly when: string;
  /** How to mend it. */
  readonly todo: string;
  find(subject: PolicySubject): Iterable<Violation>;
}
