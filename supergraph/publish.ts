import { digestOf, type Actor } from '@demarc/supergraph/registry';
import { carryOut } from './publishing/carry-out.ts';
import type { ChangeSet } from './publishing/next-graph.ts';
import type { PublishOutcome } from './publishing/publish-outcome.ts';
import type { Publisher } from './publishing/publisher.ts';

export type { OpenDemand, PublishOutcome } from './publishing/publish-outcome.ts';

/** What is to be published, by whom and why. */
export interface PublishRequest extends ChangeSet {
  readonly actor: Actor;
  /** A second call with the same one is told what came of the first; 16 to 128 characters. */
  readonly requestId: string;
  readonly reason?: string | undefined;
  /** The version that its publisher looked at: refused where somebody changed the same contexts since. */
  readonly basedOn?: number | undefined;
  /** YYYY-MM-DD; today unless said. Only the time zone may make another day of it. */
  readonly today?: string | undefined;
}

/**
 * Publishes a change set: checks it, and appends it after the version that it was checked against. Where
 * another was appended meanwhile, it is checked anew against that one; where that one changed the same
 * contexts, its publisher has to look at it first. Equal to what is published, it is no new version.
 * @throws SupergraphFault PUBLISH_CROWDED where others are always faster, CHANGE_SET_REFUSED for what
 *   says two things of one subgraph or is to be judged on another day
 */
export function publish(
  publisher: Publisher,
  { contracts, removed, ...request }: PublishRequest,
): Promise<PublishOutcome> {
  const texts = contracts
    .map(({ name, url, bytes }) => JSON.stringify([name, url, digestOf(bytes)]))
    .sort();
  return carryOut(publisher, {
    ...request,
    kind: 'PUBLISHED',
    asked: [texts, [...removed].sort()],
    changeSet: () => ({ contracts, removed }),
  });
}
