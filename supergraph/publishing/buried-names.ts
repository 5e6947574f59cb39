import { factsOf } from '@demarc/supergraph/contract';
import type { RegistryReader } from '@demarc/supergraph/registry';
import type { Tombstone } from '../check-request.ts';
import { parseSource, type ContractSource } from '../sources/contract-source.ts';
import { sourceOf } from './next-graph.ts';

/**
 * The names of these contracts that were buried with an earlier version, in whichever contract. A version
 * that still had them is no reason to bring them back: going back to it is judged like any other change,
 * because clients were told the day, and it has passed.
 */
export async function buriedNames(
  registry: RegistryReader,
  contracts: readonly ContractSource[],
): Promise<readonly Tombstone[]> {
  const buried = await registry.tombstonesOf([...new Set(contracts.flatMap(coordinatesOf))]);
  return Promise.all(
    buried.map(async ({ coordinate, subgraph, contract: digest, version }) => ({
      coordinate,
      contract: await sourceOf(registry, {
        subgraph,
        digest,
        url: '',
        path: `version ${version}: ${subgraph}`,
      }),
    })),
  );
}

function coordinatesOf(source: ContractSource): readonly string[] {
  const parsed = parseSource(source);
  return parsed.ok ? factsOf(parsed.contract).all.map(({ coordinate }) => coordinate) : [];
}
