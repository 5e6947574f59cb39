import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '@demarc/gateway/config';
import { parse, validate, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import { composeContracts } from '../../supergraph/composition/compose-contracts.ts';
import { implementersOf } from '../kit/random-graph/merged-types.ts';
import type { StoredData } from '../kit/random-graph/stored-data.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';
import { factsOfContract } from './stored/contract-facts.ts';
import type { Engine } from './scenario.ts';
import type { Store } from './stored/store.ts';
import { openSubgraph } from './serving/subgraph.ts';
import type { SubgraphHost } from './serving/subgraph-host.ts';

/** A graph that runs: its subgraphs, a gateway before them, and what clients see of it. */
export interface OpenGraph {
  readonly schema: GraphQLSchema;
  readonly engine: Engine;
  readonly gateway: TestGateway;
  /** Puts data before the next operation; what was written before is forgotten. */
  serve(data: StoredData): Store;
  close(): Promise<void>;
}

/** A graph, or why its contracts do not compose. */
export type OpenGraphResult =
  | { readonly ok: true; readonly graph: OpenGraph }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** How a graph is served, and what it has to be good for. */
export interface OpenGraphOptions {
  readonly engine: Engine;
  /** Where it is given, a graph on which it is not valid is refused before a gateway is started. */
  readonly operation?: string;
}

/** Longer than a test waits: a busy machine is no difference. */
const times = {
  connectMs: 10_000,
  callMs: 30_000,
  operationMs: 40_000,
  lameDuckMs: 0,
  drainMs: 5_000,
};

/** Composes contracts as `demarc compose` does, and starts what is needed to ask the graph. */
export async function openGraph(
  contracts: Readonly<Record<string, string>>,
  host: SubgraphHost,
  { engine, operation }: OpenGraphOptions,
): Promise<OpenGraphResult> {
  const facts = Object.keys(contracts).map((name) => factsOfContract(name, contracts));
  const interfaces = interfacesOf(Object.values(contracts));
  const requires = new Map<string, SelectionSetNode>(facts.flatMap((one) => [...one.requires]));
  const storeOf = (data: StoredData): Store => ({ data, requires, interfaces, turns: 0 });
  const hosted = { subgraphs: new Map(), store: storeOf({}) };
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
  for (const one of facts) hosted.subgraphs.set(one.name, openSubgraph(one));
  const folder = await mkdtemp(join(tmpdir(), 'differential-'));
  const supergraphFile = join(folder, 'supergraph.graphql');
  await writeFile(supergraphFile, composed.supergraphSdl);
  const gateway = await startTestGateway(supergraphFile, engineConfig(engine));
  return {
    ok: true,
    graph: {
      schema,
      engine,
      gateway,
      serve: (data) => (hosted.store = storeOf(data)),
      async close() {
        await gateway.stop();
        address.remove();
        await rm(folder, { recursive: true });
      },
    },
  };
}

function engineConfig(engine: Engine): Partial<Config> {
  const settings = { engine, times };
  return settings;
}

/** Object type → its interfaces, in whichever contract. */
function interfacesOf(contracts: readonly string[]): Store['interfaces'] {
  const found = new Map<string, Set<string>>();
  for (const [name, types] of implementersOf(contracts.map((text) => parse(text)))) {
    for (const type of types) found.set(type, (found.get(type) ?? new Set()).add(name));
  }
  return found;
}
