import { graphFactsOf } from '@demarc/supergraph/contract';
import type { RegistryReader, Version } from '@demarc/supergraph/registry';
import type { Changelog } from '../changes/changelog.ts';
import { readApiSdl } from '../composition/api-schema.ts';
import { diff } from '../diff.ts';
import type { GraphView } from '../graph-view.ts';
import { parseSource } from '../sources/contract-source.ts';
import { publishedSources } from './next-graph.ts';

/** Which versions are compared, in which direction, and for whom. */
export interface ChangelogRequest {
  readonly from: Version;
  readonly to: Version;
  /** True for all that contracts promise; else only what those who call the graph have to know. */
  readonly includesContracts: boolean;
}

/** What changed from one published version to another. Nothing is composed: what clients saw was kept. */
export async function changelogBetween(
  registry: RegistryReader,
  { from, to, includesContracts }: ChangelogRequest,
): Promise<Changelog> {
  if (from.digest === to.digest) return { breaking: [], dangerous: [], safe: [], deprecations: [] };
  const [before, after] = [await viewOf(registry, from), await viewOf(registry, to)];
  return diff({ before, after, includesContracts });
}

async function viewOf(registry: RegistryReader, version: Version): Promise<GraphView> {
  const apiSdl = await registry.document(version.apiSchema);
  if (apiSdl === undefined) throw new Error(`The registry lost ${version.apiSchema}.`);
  const published = await publishedSources(registry, version.number);
  const parsed = published.map(({ source }) => parseSource(source));
  const contracts = parsed.flatMap((result) => (result.ok ? [result.contract] : []));
  return { apiSchema: readApiSdl(apiSdl), facts: graphFactsOf(contracts) };
}
