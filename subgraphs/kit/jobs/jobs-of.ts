import type { Peer } from '@demarc/foundation/identity';
import type { Consumer } from '../feed/consumer.ts';
import { rebuildJob, rebuildJobName, type RebuildableConsumer } from '../feed/rebuild-job.ts';
import type { SubgraphDefinition } from '../subgraph-definition.ts';
import type { Job } from './job.ts';
import { purgeRequests } from './purge-requests.ts';

/** Every job of a context: its own, and those that every context has. */
export function jobsOf<Loaders>(
  { jobs = {}, consumers = [] }: Pick<SubgraphDefinition<Loaders>, 'jobs' | 'consumers'>,
  peerOf: (source: string) => Peer | undefined,
): Readonly<Record<string, Job>> {
  const rebuilds = consumers
    .filter(isRebuildable)
    .map((consumer) => [rebuildJobName(consumer), rebuildJob(consumer, peerOf)] as const);
  return { 'purge-requests': purgeRequests, ...Object.fromEntries(rebuilds), ...jobs };
}

function isRebuildable(consumer: Consumer): consumer is RebuildableConsumer {
  return consumer.clear !== undefined;
}
