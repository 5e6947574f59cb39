import type { GraphFacts } from '@demarc/supergraph/contract';
import type { Difference } from './change.ts';
import { compareContracts } from './compare-contracts.ts';
import { contractsByName } from './contract-named.ts';
import { compareHandOvers } from './promises/compare-hand-overs.ts';
import { compareOverrides } from './promises/compare-overrides.ts';
import { compareSpeakers } from './promises/compare-speakers.ts';

/** Two graphs, and whose contracts are looked at. */
export interface GraphPair {
  readonly before: GraphFacts;
  readonly after: GraphFacts;
  /** The names of the subgraphs; all unless said. */
  readonly subgraphs?: readonly string[];
}

/**
 * What the contracts of a graph promise differently: each by itself, what passes from one to another,
 * and what is promised differently by the one that speaks now. A contract that is the same object before and after is not looked at.
 */
export function compareGraphs({ before, after, subgraphs }: GraphPair): readonly Difference[] {
  const [was, is] = [contractsByName(before), contractsByName(after)];
  const changed = [...new Set([...is.keys(), ...was.keys()])].filter(
    (name) => was.get(name) !== is.get(name),
  );
  const concerns = (name: string | undefined) =>
    name === undefined || subgraphs === undefined || subgraphs.includes(name);
  const differences = changed.flatMap((name) => {
    const [old, now] = [was.get(name), is.get(name)];
    // What leaves a contract that is not looked at may have come to one that is.
    const handedOver = compareHandOvers({ name, before, after }).filter(
      (one) => concerns(name) || (one.kind === 'RESOLVER_MOVED' && concerns(one.subgraph)),
    );
    if (now === undefined || !concerns(name)) return handedOver;
    return [
      ...(old === undefined ? [] : compareContracts(old, now)),
      ...compareOverrides({ before: old, after: now, graph: after }),
      ...handedOver,
    ];
  });
  return [...differences, ...compareSpeakers(differences, { before, after })];
}
