import type { Version } from '@demarc/supergraph/registry';
import { buriedNames } from './buried-names.ts';
import type { PublishQuestion } from './judge-publish.ts';
import type { NextGraph, PublishedSource } from './next-graph.ts';
import type { Publisher } from './publisher.ts';
import { servedVersions } from './served-versions.ts';

/** What is published now, and what the graph would be. */
export interface Prospect {
  readonly current: Version | undefined;
  readonly published: readonly PublishedSource[];
  readonly next: NextGraph;
  /** The subgraphs to judge. */
  readonly subjects: readonly string[];
  /** YYYY-MM-DD; today unless said. */
  readonly today: string | undefined;
}

/** Puts together what a judgement needs: the graph, every version that is still served, the names that are gone. */
export async function questionOf(
  { registry, now, ...publisher }: Publisher,
  { current, published, next, subjects, today }: Prospect,
): Promise<PublishQuestion> {
  return {
    graph: next.graph,
    subjects,
    served: await servedVersions(registry, { current, published, now: now() }),
    tombstones: await buriedNames(registry, next.changed),
    teams: publisher.teams,
    severities: publisher.severities,
    clients: publisher.clients,
    today: today ?? now().toISOString().slice(0, 10),
    ...(publisher.cacheFolder !== undefined && { cacheFolder: publisher.cacheFolder }),
  };
}
