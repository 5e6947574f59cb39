import type { FoundSubgraph } from '../operator/find-graph.ts';
import type { Operator } from '../operator/open-operator.ts';
import { subgraphStatus } from '../status/subgraph-status.ts';

/** A job, and who does it. */
export interface ListedJob {
  readonly subgraph: FoundSubgraph;
  readonly job: string;
  readonly what: string;
  readonly isTimeDriven: boolean;
}

const PATIENCE_MS = 5_000;

/** Asks a subgraph which jobs it does. */
export async function listJobs(
  operator: Operator,
  subgraph: FoundSubgraph,
): Promise<readonly ListedJob[]> {
  const call = { method: 'GET', path: '/status', patienceMs: PATIENCE_MS } as const;
  const { jobs } = subgraphStatus.parse(await operator.ask(subgraph, call));
  return jobs.map((one) => ({ subgraph, ...one }));
}
