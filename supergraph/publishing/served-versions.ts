import type { RegistryReader, Version } from '@demarc/supergraph/registry';
import type { ServedVersion } from './judge-publish.ts';
import { publishedSources, type PublishedSource } from './next-graph.ts';

/** A gateway that has said nothing for longer serves nobody, or cannot say what. */
export const SILENCE_MS = 10 * 60_000;

/**
 * The current version, and every other that a gateway serves now: a change has to suit all of them. What
 * a gateway serves is known by its digest: a pinned one knows no number, and one that followed another
 * registry knows one that means something else here.
 */
export async function servedVersions(
  registry: RegistryReader,
  {
    current,
    published,
    now,
  }: {
    readonly current: Version | undefined;
    readonly published: readonly PublishedSource[];
    readonly now: Date;
  },
): Promise<readonly ServedVersion[]> {
  if (current === undefined) return [];
  const gateways = await registry.gateways(new Date(now.getTime() - SILENCE_MS));
  const served = new Set(gateways.flatMap(({ serves }) => serves?.digest ?? []));
  const found = await Promise.all([...served].map((digest) => registry.versionOf(digest)));
  const others = new Set(found.flatMap((version) => version?.number ?? []));
  others.delete(current.number);
  const older = [...others].toSorted((a, b) => b - a);
  return [
    { label: labelOf(current.number), contracts: published.map(({ source }) => source) },
    ...(await Promise.all(
      older.map(async (number) => ({
        label: labelOf(number),
        contracts: (await publishedSources(registry, number)).map(({ source }) => source),
      })),
    )),
  ];
}

function labelOf(version: number): string {
  return `version ${version}`;
}
