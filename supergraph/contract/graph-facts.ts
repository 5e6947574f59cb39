import type { Contract } from './contract.ts';
import { factsOf, type ContractFacts, type CoordinateFacts } from './contract-facts.ts';
import { overriddenFields } from './overridden-fields.ts';

/** What one contract says of a coordinate, and whose contract it is. */
export interface Statement {
  readonly contract: ContractFacts;
  readonly facts: CoordinateFacts;
}

/** All contracts of one graph, asked together. */
export interface GraphFacts {
  readonly contracts: readonly ContractFacts[];
  /** What each contract that has the coordinate says of it, in the order of the graph. */
  statements(coordinate: string): readonly Statement[];
  /**
   * The statement that counts: of the contract that resolves the coordinate after `@override`, of
   * the home for an entity and its keys, of the first for what all share.
   */
  speaker(coordinate: string): Statement | undefined;
}

const known = new WeakMap<readonly Contract[], GraphFacts>();

/** Reads the contracts of a graph, each once; ask again with the same array and nothing is read again. */
export function graphFactsOf(graph: readonly Contract[]): GraphFacts {
  const found = known.get(graph) ?? readGraph(graph);
  known.set(graph, found);
  return found;
}

function readGraph(graph: readonly Contract[]): GraphFacts {
  const contracts = graph.map(factsOf);
  const overridden = overriddenFields(graph);
  const statements = (coordinate: string) =>
    contracts.flatMap((contract) => {
      const facts = contract.get(coordinate);
      return facts === undefined ? [] : [{ contract, facts }];
    });
  return {
    contracts,
    statements,
    speaker(coordinate) {
      const all = statements(coordinate);
      const field = coordinate.replace(/\(.*$/, '');
      const resolved = all.filter(
        ({ contract }) => overridden.get(contract.contract.name)?.has(field) !== true,
      );
      return resolved.find(({ facts }) => !facts.isForeign) ?? resolved[0] ?? all[0];
    },
  };
}
