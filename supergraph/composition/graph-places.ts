import type { Contract } from '@demarc/supergraph/contract';
import type { ASTNode, Source } from 'graphql';
import { placesOf, type ContractPlaces } from './contract-places.ts';

/** A node, and the contract that holds it. */
export interface Site {
  readonly node: ASTNode;
  readonly places: ContractPlaces;
}

/** The places of all contracts that compose together. */
export interface GraphPlaces {
  readonly contracts: readonly ContractPlaces[];
  named(subgraph: string | undefined): ContractPlaces | undefined;
  /**
   * The composer copies nodes and sometimes forgets their subgraph, but never their location: the
   * source of the location tells whose node it is.
   */
  siteOf(node: ASTNode): Site | undefined;
  /** Every place of a coordinate, in the order of the contracts. */
  sitesAt(coordinate: string): readonly Site[];
}

/** Makes the places of a graph findable; nothing is read before it is asked for. */
export function graphPlaces(graph: readonly Contract[]): GraphPlaces {
  const contracts = graph.map(placesOf);
  const byName = new Map(contracts.map((places) => [places.contract.name, places]));
  const bySource = new Map<Source | undefined, ContractPlaces>(
    contracts.map((places) => [places.contract.document.loc?.source, places]),
  );
  let sites: ReadonlyMap<string, readonly Site[]> | undefined;
  return {
    contracts,
    named: (subgraph) => (subgraph === undefined ? undefined : byName.get(subgraph)),
    siteOf(node) {
      const places = node.loc && bySource.get(node.loc.source);
      return places && { node, places };
    },
    sitesAt: (coordinate) => (sites ??= sitesOf(contracts)).get(coordinate) ?? [],
  };
}

function sitesOf(contracts: readonly ContractPlaces[]): ReadonlyMap<string, readonly Site[]> {
  const sites = new Map<string, Site[]>();
  for (const places of contracts) {
    for (const coordinate of places.coordinates()) {
      const ofContract = places.nodesAt(coordinate).map((node) => ({ node, places }));
      const known = sites.get(coordinate);
      if (known === undefined) sites.set(coordinate, ofContract);
      else known.push(...ofContract);
    }
  }
  return sites;
}
