import { parse, validate, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import { composeContracts } from '../../supergraph/composition/compose-contracts.ts';
import { implementersOf } from '../kit/random-graph/merged-types.ts';
import type { StoredData } from '../kit/random-graph/stored-data.ts';
import type { TestGateway } from '../kit/test-gateway.ts';
import { factsOfContract, type ContractFacts } from './stored/contract-facts.ts';
import type { Engine } from './scenario.ts';
import type { Store } from './stored/store.ts';
import { openSubgraph, type Subgraph } from './serving/subgraph.ts';
import type { Stage } from './serving/stage.ts';

/** A graph that runs: its subgraphs, a gateway before them, and what clients see of it. */
export interface OpenGraph {
  readonly schema: GraphQLSchema;
  readonly engine: Engine;
  /** The gateway, serving this graph. */
  gateway(): Promise<TestGateway>;
  /** Puts data before the next operation; what was written before is forgotten. */
  serve(data: StoredData): Store;
  close(): void;
}

/** A graph, or why its contracts do not compose. */
export type OpenGraphResult =
  | { readonly ok: true; readonly graph: OpenGraph }
  | { readonly ok: false; readonly reasons: readonly string[] };

/**
 * Composes contracts as `demarc compose` does, and lets their subgraphs answer.
 *
 * @param operation - where it is given, a graph on which it is not valid is refused
 */
export function openGraph(
  contracts: Readonly<Record<string, string>>,
  { host, engine, gatewayFor }: Stage,
  operation?: string,
): OpenGraphResult {
  const facts = Object.keys(contracts).map((name) => factsOfContract(name, contracts));
  const interfaces = interfacesOf(Object.values(contracts));
  const requires = new Map<string, SelectionSetNode>(facts.flatMap((one) => [...one.requires]));
  const owners = ownersIn(facts);
  const storeOf = (data: StoredData): Store => ({ data, requires, interfaces, owners, turns: 0 });
  const subgraphs = new Map<string, Subgraph>();
  const hosted = { subgraphs, store: storeOf({}) };
  const address = host.add(hosted);
  const composed = composeContracts(
    facts.map(({ name, document }) => ({ name, document, url: address.urlOf(name) })),
  );
  const refuse = (reasons: readonly string[]) => {
    address.remove();
    return { ok: false, reasons } as const;
  };
  if (!composed.ok) {
    return refuse(composed.findings.map(({ code, message }) => `${code} ${message}`));
  }
  const schema = composed.apiSchema();
  if (operation !== undefined) {
    const invalid = validate(schema, parse(operation)).map(({ message }) => message);
    if (invalid.length > 0) return refuse(invalid);
  }
  for (const one of facts) subgraphs.set(one.name, openSubgraph(one));
  return {
    ok: true,
    graph: {
      schema,
      engine,
      gateway: () => gatewayFor(composed.supergraphSdl),
      serve: (data) => (hosted.store = storeOf(data)),
      close: address.remove,
    },
  };
}

function ownersIn(all: readonly ContractFacts[]): Store['owners'] {
  const owners = new Map<string, Set<string>>();
  for (const { name, fields, external } of all) {
    for (const coordinate of fields.filter((one) => !external.has(one))) {
      owners.set(coordinate, (owners.get(coordinate) ?? new Set()).add(name));
    }
  }
  return owners;
}

/** Object type → its interfaces, in whichever contract. */
function interfacesOf(contracts: readonly string[]): Store['interfaces'] {
  const found = new Map<string, Set<string>>();
  for (const [name, types] of implementersOf(contracts.map((text) => parse(text)))) {
    for (const type of types) found.set(type, (found.get(type) ?? new Set()).add(name));
  }
  return found;
}
