import {
  FEDERATION_SPEC,
  linkedSpec,
  readContract,
  withDefaultRoots,
  type Contract,
  type Finding,
} from '@demarc/supergraph/contract';

/** A contract before it is parsed: its bytes, and what to call them. */
export interface ContractSource {
  /** The name of the subgraph. */
  readonly name: string;
  /** Where the gateway calls the subgraph. */
  readonly url: string;
  /** What findings name: a path, or `main:subgraphs/billing/schema.graphql`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A contract, or why its bytes are none. */
export type ParsedSource =
  | { readonly ok: true; readonly contract: Contract }
  | { readonly ok: false; readonly findings: readonly Finding[] };

const known = new WeakMap<ContractSource, ParsedSource>();

/** Parses the bytes, once for each source: a graph and the one before it share most of theirs. */
export function parseSource(source: ContractSource): ParsedSource {
  const parsed = known.get(source) ?? parse(source);
  known.set(source, parsed);
  return parsed;
}

function parse({ name, url, path, bytes }: ContractSource): ParsedSource {
  const result = readContract(bytes, { path, subgraph: name });
  if (!result.ok) return result;
  const isSubgraph = linkedSpec(result.document, FEDERATION_SPEC) !== undefined;
  const document = isSubgraph ? withDefaultRoots(result.document) : result.document;
  return { ok: true, contract: { name, url, document } };
}
