import type { Consumer, Consumption, FeedEvent } from '@demarc/kit';
import { ReportedUsage } from '../model/reported-usage.ts';
import { UsageEvent } from '../model/usage-event.ts';
import { recordReadings } from '../usage/record-readings.ts';

/** Under which code the catalogue sells runs of workflows. */
const RUNS = 'workflow-runs';

/** Whose word counts for a run having been metered: not the organization's own, which pays for it. */
const METERING = ['workflows', 'demarc/workflows'];

/**
 * Meters workflow runs: each counts once, when it has completed, for the organization that it ran for.
 * What failed, was rejected or cancelled is not charged. There is nothing to rebuild: usage that was
 * metered is a fact, and the feed is only where it is heard of.
 */
export const workflowUsage: Consumer = {
  name: 'billing.workflow-usage',
  source: 'workflows',
  apply: { 'workflows.run.completed.v1': meterRun },
};

async function meterRun(consumption: Consumption): Promise<void> {
  const { em, event } = consumption;
  const { organizationRef, workspaceRef, runRef } = parseRun(event);
  // However it was heard of: the demonstration's history has its runs metered from the start.
  const isMetered = await em.count(UsageEvent, {
    workflowRunRef: runRef,
    meterCode: RUNS,
    source: { $in: METERING },
  });
  if (isMetered > 0) return;
  const usage = new ReportedUsage({
    eventId: event.id,
    meterCode: RUNS,
    quantity: '1',
    occurredAt: event.time,
    workspaceRef,
    workflowRunRef: runRef,
  });
  await recordReadings(consumption, {
    organizationRef,
    source: event.source,
    usage: [usage],
    traceId: event.traceid,
  });
}

/** @throws Error where it is no fact of a run: nothing is metered then, and the feed waits. */
function parseRun({ id, organization, data }: FeedEvent) {
  const { runRef, workspaceRef } = data;
  const isRun = typeof runRef === 'string' && typeof organization === 'string';
  if (isRun && (workspaceRef === null || typeof workspaceRef === 'string'))
    return { organizationRef: organization, runRef, workspaceRef };
  throw new Error(`Fact ${id} of workflows names no run, workspace and organization to meter.`);
}
