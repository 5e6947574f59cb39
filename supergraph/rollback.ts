import type { PublishOutcome, PublishRequest } from './publish.ts';
import { carryOut } from './publishing/carry-out.ts';
import { publishedSources } from './publishing/next-graph.ts';
import type { Publisher } from './publishing/publisher.ts';

/** To which version, by whom and why. */
export interface RollbackRequest extends Omit<PublishRequest, 'contracts' | 'removed'> {
  readonly version: number;
}

/**
 * Publishes the contracts of an older version anew, those and no others: it is checked like any other,
 * and becomes the newest. Undefined where there is no such version.
 * @throws SupergraphFault as a publish does
 */
export async function rollBack(
  publisher: Publisher,
  { version, ...request }: RollbackRequest,
): Promise<PublishOutcome | undefined> {
  const { registry } = publisher;
  if ((await registry.version(version)) === undefined) return undefined;
  const contracts = (await publishedSources(registry, version)).map(({ source }) => source);
  const kept = new Set(contracts.map(({ name }) => name));
  return carryOut(publisher, {
    ...request,
    kind: 'ROLLED_BACK',
    asked: [version],
    changeSet: (published) => ({
      contracts,
      removed: published.map(({ subgraph }) => subgraph).filter((name) => !kept.has(name)),
    }),
  });
}
