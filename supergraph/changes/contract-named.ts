import type { ContractFacts, GraphFacts } from '@demarc/supergraph/contract';

const known = new WeakMap<GraphFacts, ReadonlyMap<string, ContractFacts>>();

/** The contract of a subgraph in a graph. */
export function contractNamed(graph: GraphFacts, name: string): ContractFacts | undefined {
  return contractsByName(graph).get(name);
}

/** The contracts of a graph by the names of their subgraphs. */
export function contractsByName(graph: GraphFacts): ReadonlyMap<string, ContractFacts> {
  const found = known.get(graph) ?? new Map(graph.contracts.map((one) => [one.contract.name, one]));
  known.set(graph, found);
  return found;
}
