import { createHash } from 'node:crypto';
import { SupergraphFault } from '@demarc/supergraph/contract';
import { digestOf, type PublishedContract, type RegistryReader } from '@demarc/supergraph/registry';
import type { ContractSource } from '../sources/contract-source.ts';

/** What somebody wants to publish, all of it or nothing. */
export interface ChangeSet {
  readonly contracts: readonly ContractSource[];
  /** Subgraphs that the graph is to have no more. */
  readonly removed: readonly string[];
}

/** The graph as a change set would make it. */
export interface NextGraph {
  readonly graph: readonly ContractSource[];
  /** Equal for two graphs with the same contracts at the same addresses. */
  readonly digest: string;
  /** The subgraphs whose contract or address differs from what is published. */
  readonly changed: readonly ContractSource[];
  /** Those that it takes away and that are there. */
  readonly removed: readonly string[];
}

/** A published contract, and its text. */
export type PublishedSource = PublishedContract & { readonly source: ContractSource };

/**
 * Applies a change set to what is published.
 * @throws SupergraphFault CHANGE_SET_REFUSED for what no graph can be
 */
export function nextGraph(
  published: readonly PublishedSource[],
  { contracts, removed }: ChangeSet,
): NextGraph {
  refuseImpossible({ contracts, removed });
  const now = new Map(published.map((contract) => [contract.subgraph, contract]));
  const changed = contracts.filter((source) => {
    const before = now.get(source.name);
    return before?.digest !== digestOf(source.bytes) || before.url !== source.url;
  });
  const gone = removed.filter((name) => now.has(name));
  const next = new Map<string, ContractSource>(
    published.map(({ subgraph, source }) => [subgraph, source]),
  );
  for (const source of changed) next.set(source.name, source);
  for (const name of gone) next.delete(name);
  const graph = [...next.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { graph, digest: graphDigest(graph), changed, removed: gone };
}

/** The contracts of a version as sources, whose findings name the version. */
export async function publishedSources(
  registry: RegistryReader,
  version: number | undefined,
): Promise<readonly PublishedSource[]> {
  if (version === undefined) return [];
  const contracts = await registry.contractsOf(version);
  return Promise.all(
    contracts.map(async (contract) => ({
      ...contract,
      source: await sourceOf(registry, contract),
    })),
  );
}

/** Contracts that were asked for lately, the latest last: parsed once, and known for as long as they are here. */
const known = new Map<string, ContractSource>();
/** Of their texts: a parsed contract is some ten times as large. */
const KNOWN_BYTES = 32 * 1024 * 1024;
let knownBytes = 0;

/** A published contract. The same object for the same contract, so that it is parsed only once. */
export async function sourceOf(
  registry: RegistryReader,
  {
    subgraph: name,
    url,
    path,
    digest,
  }: Pick<PublishedContract, 'subgraph' | 'url' | 'path' | 'digest'>,
): Promise<ContractSource> {
  const key = JSON.stringify([name, url, path, digest]);
  const found = known.get(key);
  if (found !== undefined) {
    known.delete(key);
    known.set(key, found);
    return found;
  }
  const body = await registry.document(digest);
  if (body === undefined) throw new Error(`The registry lost the document ${digest}.`);
  const source: ContractSource = { name, url, path, bytes: Buffer.from(body, 'utf8') };
  // Whoever asked for the same meanwhile has the object that everybody is to have.
  return known.get(key) ?? keep(key, source);
}

function keep(key: string, source: ContractSource): ContractSource {
  known.set(key, source);
  knownBytes += source.bytes.byteLength;
  for (const [oldest, { bytes }] of known) {
    if (knownBytes <= KNOWN_BYTES || oldest === key) break;
    known.delete(oldest);
    knownBytes -= bytes.byteLength;
  }
  return source;
}

function refuseImpossible({ contracts, removed }: ChangeSet): void {
  const names = [...contracts.map(({ name }) => name), ...removed];
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    throw new SupergraphFault(
      'CHANGE_SET_REFUSED',
      `The change set names ${JSON.stringify(twice)} twice. Give each subgraph one contract, or take it away.`,
    );
  }
  const texts = [...names, ...contracts.flatMap(({ url, path }) => [url, path])];
  const strange = texts.find((text) => text.includes('\0'));
  if (strange !== undefined) {
    throw new SupergraphFault(
      'CHANGE_SET_REFUSED',
      `${JSON.stringify(strange)} holds the character of code 0, which no text has. Take it out.`,
    );
  }
}

function graphDigest(graph: readonly ContractSource[]): string {
  const hash = createHash('sha256');
  for (const { name, url, bytes } of graph) {
    hash.update(JSON.stringify([name, url, digestOf(bytes)]));
  }
  return `sha256:${hash.digest('hex')}`;
}
