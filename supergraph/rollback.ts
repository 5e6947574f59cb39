import { publish, type PublishOutcome, type PublishRequest } from './publish.ts';
import { publishedSources } from './publishing/next-graph.ts';
import type { Publisher } from './publishing/publisher.ts';

/** To which version, by whom and why. */
export interface RollbackRequest extends Omit<PublishRequest, 'contracts' | 'removed'> {
  readonly version: number;
}

/**
 * Publishes the contracts of an older version anew: it is checked like any other, and becomes the newest.
 * Undefined where there is no such version.
 */
export async function rollBack(
  publisher: Publisher,
  { version, ...request }: RollbackRequest,
): Promise<PublishOutcome | undefined> {
  const { registry } = publisher;
  if ((await registry.version(version)) === undefined) return undefined;
  const [then, now] = await Promise.all([
    publishedSources(registry, version),
    publishedSources(registry, (await registry.current())?.number),
  ]);
  const kept = new Set(then.map(({ subgraph }) => subgraph));
  return publish(publisher, {
    ...request,
    contracts: then.map(({ source }) => source),
    removed: now.map(({ subgraph }) => subgraph).filter((name) => !kept.has(name)),
  });
}
