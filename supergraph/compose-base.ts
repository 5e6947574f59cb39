import { graphFactsOf, type Contract, type GraphFacts } from '@demarc/supergraph/contract';
import type { GraphQLSchema } from 'graphql';
import type { BaseVersion, CheckRequest } from './check-request.ts';
import { composeCached } from './composition/compose-contracts.ts';
import { parseSource, type ContractSource } from './sources/contract-source.ts';

/** A graph that composes. */
export interface ComposedGraph {
  readonly contracts: readonly Contract[];
  readonly graph: GraphFacts;
  apiSchema(): GraphQLSchema;
}

/** The graph before, and what the checked contracts stood beside. */
export interface BaseGraph extends ComposedGraph {
  /** True where the others are those of today: all that differs comes from the checked ones. */
  readonly isBesideToday: boolean;
}

/**
 * The graph before: the checked contracts as they were beside the others of today, so that only what
 * the checked ones change is told. Where those no longer fit, beside the others as they were. Undefined
 * where neither composes (docs/decisions/0022-a-check-changes-one-subgraph-at-a-time.md).
 */
export async function composeBase(
  version: BaseVersion,
  { request, after }: { request: CheckRequest; after: ComposedGraph },
): Promise<BaseGraph | undefined> {
  const subjects = parseAll([...version.subjects, ...(version.departed ?? [])]);
  if (subjects === undefined) return undefined;
  // Of what several share, the first speaks: before as after.
  const places = new Map(request.graph.map(({ name }, index) => [name, index]));
  const placeOf = ({ name }: Contract) => places.get(name) ?? places.size;
  const byPlace = (a: Contract, b: Contract) => placeOf(a) - placeOf(b);
  const ofToday = () => after.contracts.filter(({ name }) => !request.subjects.includes(name));
  const asTheyWere = async () => parseAll(await version.readOthers?.());
  for (const read of [ofToday, asTheyWere]) {
    const others = await read();
    if (others === undefined) continue;
    const contracts = [...subjects, ...others].sort(byPlace);
    // What was served once needs no second proof that every field can be reached.
    const composed = await composeCached(contracts, request.cacheFolder, { satisfiability: false });
    if (!composed.ok) continue;
    return {
      contracts,
      graph: graphFactsOf(contracts),
      apiSchema: () => composed.apiSchema(),
      isBesideToday: read === ofToday,
    };
  }
  return undefined;
}

/** The same bytes as before change nothing, and need not be composed again; nor does a first graph. */
export function changesNothing(
  { subjects, departed = [] }: BaseVersion,
  request: CheckRequest,
): boolean {
  if (departed.length > 0) return false;
  if (subjects.length === 0) return request.graph.length === request.subjects.length;
  return request.graph
    .filter(({ name }) => request.subjects.includes(name))
    .every(({ name, bytes }) => {
      const before = subjects.find((source) => source.name === name);
      return before !== undefined && Buffer.compare(before.bytes, bytes) === 0;
    });
}

function parseAll(sources: readonly ContractSource[] | undefined): readonly Contract[] | undefined {
  if (sources === undefined) return undefined;
  const parsed = sources.map(parseSource);
  const contracts = parsed.flatMap((result) => (result.ok ? [result.contract] : []));
  return contracts.length === sources.length ? contracts : undefined;
}
