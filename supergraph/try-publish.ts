import type { Actor, Version } from '@demarc/supergraph/registry';
import type { CheckReport } from './check-report.ts';
import { consentDemands } from './publishing/consent-demands.ts';
import { nextGraph, publishedSources, type ChangeSet } from './publishing/next-graph.ts';
import type { OpenDemand } from './publishing/publish-outcome.ts';
import type { Publisher } from './publishing/publisher.ts';
import { questionOf } from './publishing/question-of.ts';
import { splitByApproval } from './publishing/split-by-approval.ts';

/** What somebody thinks of publishing. */
export interface TryPublishRequest extends ChangeSet {
  readonly actor: Actor;
  /** YYYY-MM-DD; today unless said. */
  readonly today?: string | undefined;
}

/** What a publish would be told now. */
export interface PublishProspect {
  readonly report: CheckReport;
  /** What owners would still have to approve. */
  readonly demands: readonly OpenDemand[];
  /** True where something refuses that no approval lifts. */
  readonly isBlocked: boolean;
  /** The version that it was compared with; undefined where nothing was published yet. */
  readonly against: Version | undefined;
}

/** Would publishing this change set be allowed? The check of a publish; nothing is written. */
export async function tryPublish(
  publisher: Publisher,
  { actor, today, ...changeSet }: TryPublishRequest,
): Promise<PublishProspect> {
  const { registry } = publisher;
  const current = await registry.current();
  const published = await publishedSources(registry, current?.number);
  const next = nextGraph(published, changeSet);
  const subjects = changeSet.contracts.map(({ name }) => name);
  const question = await questionOf(publisher, { current, published, next, subjects, today });
  const { report, demands, isBlocked } = await publisher.judge(question);
  const consent = consentDemands({ ...publisher, actor, published, next });
  const { open } = await splitByApproval(
    registry,
    [...demands, ...(consent.ok ? consent.demands : [])],
    publisher.now(),
  );
  return { report, demands: open, isBlocked, against: current };
}
