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
  /** True where another contract has taken the field, and with it its arguments, over with `@override`. */
  isTakenOver(contract: ContractFacts, coordinate: string): boolean;
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
  let index: ReadonlyMap<string, readonly Statement[]> | undefined;
  const statements = (coordinate: string) => {
    index ??= indexOf(contracts);
    return index.get(coordinate) ?? [];
  };
  const isTakenOver = ({ contract }: ContractFacts, coordinate: string) =>
    overridden.get(contract.name)?.has(coordinate.replace(/\(.*$/, '')) === true;
  return {
    contracts,
    statements,
    isTakenOver,
    speaker(coordinate) {
      const all = statements(coordinate);
      const resolved = all.filter(({ contract }) => !isTakenOver(contract, coordinate));
      return resolved.find(({ facts }) => !facts.isForeign) ?? resolved[0] ?? all[0];
    },
  };
}

/** Every statement of the graph by its coordinate: whoever asks for one asks for many. */
function indexOf(contracts: readonly ContractFacts[]): ReadonlyMap<string, readonly Statement[]> {
  const index = new Map<string, Statement[]>();
  for (const contract of contracts) {
    for (const facts of contract.all) {
      const found = index.get(facts.coordinate);
      if (found === undefined) index.set(facts.coordinate, [{ contract, facts }]);
      else found.push({ contract, facts });
    }
  }
  return index;
}
