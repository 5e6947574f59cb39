import { check } from '@demarc/supergraph/check';
import type { CheckReport } from '../../supergraph/check-report.ts';
import type { BaseVersion, CheckRequest } from '../../supergraph/check-request.ts';
import type { ContractSource } from '../../supergraph/sources/contract-source.ts';
import { teams } from './policy-findings.ts';

/** Contracts by the name of their subgraph. */
export type Contracts = Readonly<Record<string, string | Uint8Array>>;

/** What a test checks: every subgraph of `before` is checked against it, unless `subjects` says which. */
export interface CheckQuestion extends Partial<Omit<CheckRequest, 'graph' | 'before'>> {
  readonly graph: Contracts;
  /** Versions that are still served, newest first. */
  readonly before?: readonly Contracts[];
  /** Subgraphs that each version before had, and the graph has no more. */
  readonly departed?: Contracts;
  /** The other subgraphs as they were. */
  readonly othersBefore?: Contracts;
}

/** Checks contracts given as texts, without files. */
export function checkGraph({
  graph,
  before = [],
  departed,
  othersBefore,
  ...rest
}: CheckQuestion): Promise<CheckReport> {
  const versions = before.map((contracts, index): BaseVersion => ({
    label: `v${before.length - index}`,
    subjects: toSources(contracts),
    ...(departed && { departed: toSources(departed) }),
    ...(othersBefore && { readOthers: () => Promise.resolve(toSources(othersBefore)) }),
  }));
  return check({
    subjects: Object.keys(before[0] ?? graph),
    teams,
    severities: new Map(),
    openUsage: () => () =>
      Promise.resolve({ verdict: 'UNKNOWN', reason: 'Nobody measures it here.' }),
    today: '2026-11-27',
    ...rest,
    graph: toSources(graph),
    before: versions,
  });
}

/** `policy: completed` for each step. */
export function outcomes({ steps }: CheckReport): readonly string[] {
  return steps.map(({ step, outcome }) => `${step}: ${outcome}`);
}

function toSources(contracts: Contracts): readonly ContractSource[] {
  return Object.entries(contracts).map(([name, text]) => ({
    name,
    url: `http://${name}.example/graphql`,
    path: `${name}.graphql`,
    bytes: typeof text === 'string' ? Buffer.from(text) : text,
  }));
}
