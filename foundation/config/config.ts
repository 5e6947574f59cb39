import type { ConfigProblem } from './config-problem.ts';
import type { OperationLimits } from './limits.ts';

/** A team of owners.yaml: who answers for which contexts. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly contact: string;
  readonly people: readonly string[];
  /** Names of subgraphs. */
  readonly contexts: readonly string[];
}

/** Where the gateway listens, whom its browser door lets in, and what it refuses. */
export interface GatewayConfig {
  readonly host: string;
  readonly port: number;
  /** Origins that browsers may call from; none unless said. */
  readonly cors: readonly string[];
  /** Every limit: those of demarc.yaml, and the defaults for the others. */
  readonly limits: OperationLimits;
}

/** Where the control plane listens. */
export interface ControlConfig {
  readonly port: number;
}

/** Whose tokens the graph takes, and who knows what users may do. */
export interface IdentityConfig {
  readonly issuer: string;
  readonly audience: string;
  /** An absolute path or an http(s) URL; absent where the desk's own issuer is meant. */
  readonly jwks?: string;
  /** The name of the subgraph that answers for grants. */
  readonly grants: string;
}

/** One bounded context of the graph. */
export interface SubgraphConfig {
  readonly name: string;
  /** Absolute path of its contract. */
  readonly contract: string;
  readonly url: string;
  /** The command that starts it; absent when somebody else runs it. */
  readonly start?: string;
}

/** What demarc.yaml says of one rule, and where it says so. */
export interface RuleSetting {
  readonly code: string;
  readonly severity: 'ERROR' | 'WARNING' | 'INFO' | 'OFF';
  readonly place: Omit<ConfigProblem, 'message'>;
}

/** demarc.yaml and owners.yaml, read and found right. */
export interface Config {
  /** Absolute path of demarc.yaml. */
  readonly file: string;
  /** The folder of demarc.yaml, which every path in it is relative to. */
  readonly folder: string;
  readonly graph: string;
  /** Absolute path of the file that lists the teams. */
  readonly owners: string;
  readonly teams: readonly Team[];
  readonly gateway: GatewayConfig;
  readonly control?: ControlConfig;
  /** Absent in a graph that knows nobody. */
  readonly identity?: IdentityConfig;
  /** Absolute path of an operation to show when everything is ready. */
  readonly example?: string;
  /** Absolute path of the folder of client manifests; it need not be there. */
  readonly clients: string;
  /** How much rules weigh in this graph, where it is not as they say themselves. */
  readonly rules: readonly RuleSetting[];
  readonly subgraphs: readonly SubgraphConfig[];
}
