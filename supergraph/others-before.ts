import {
  factsOf,
  SupergraphFault,
  type ContractFacts,
  type GraphFacts,
} from '@demarc/supergraph/contract';
import type { BaseVersion, CheckRequest } from './check-request.ts';
import { parseSource, type ContractSource } from './sources/contract-source.ts';

/**
 * Every contract before that a field could have moved here from: the checked ones and those that are
 * gone as they were, the rest as they were too where a version can tell, and else as they are.
 */
export async function othersBefore(
  request: CheckRequest,
  graph: GraphFacts,
): Promise<readonly ContractFacts[]> {
  const { before, subjects } = request;
  const rests = await Promise.all(before.map((version) => restOf(version, request)));
  const known = before.flatMap((version) => [...version.subjects, ...(version.departed ?? [])]);
  const asTheyWere = [...known, ...rests.flatMap((rest) => rest ?? [])]
    .map(parseSource)
    .flatMap((result) => (result.ok ? [factsOf(result.contract)] : []));
  if (!rests.includes(undefined)) return asTheyWere;
  const asTheyAre = graph.contracts.filter(({ contract }) => !subjects.includes(contract.name));
  return [...asTheyWere, ...asTheyAre];
}

/** What is to the letter as it is today is parsed already. Undefined where the version cannot tell. */
async function restOf(
  { readOthers }: BaseVersion,
  { graph }: CheckRequest,
): Promise<readonly ContractSource[] | undefined> {
  if (readOthers === undefined) return undefined;
  try {
    return (await readOthers()).map((source) => {
      const now = graph.find(({ name }) => name === source.name);
      return now !== undefined && Buffer.compare(now.bytes, source.bytes) === 0 ? now : source;
    });
  } catch (error) {
    // A contract of another team that was never committed does not hold this one up.
    const isTheirs = error instanceof SupergraphFault && error.code === 'GIT_GRAPH_UNREADABLE';
    if (isTheirs) return undefined;
    throw error;
  }
}
