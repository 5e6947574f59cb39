import { refuse, requireMember, runCommand, type Command, type MutationInput } from '@demarc/kit';
import type { BillingContext, BillingLoaders } from '../loaders.ts';
import { Meter } from '../model/meter.ts';
import { ReportedUsage } from '../model/reported-usage.ts';
import { conflictingEvent } from '../usage/conflicting-event.ts';
import { recordReadings } from '../usage/record-readings.ts';

/** One thing that was measured. */
export interface UsageEventInput {
  readonly eventId: string;
  readonly meterCode: string;
  readonly quantity: string;
  readonly occurredAt: Date;
  readonly workspaceId?: string | null;
  readonly workflowRunId?: string | null;
}

/** What was used, and who says so. */
export interface RecordUsageInput extends MutationInput {
  readonly organizationId: string;
  readonly source: string;
  readonly events: readonly UsageEventInput[];
}

/**
 * Records a batch of usage, whole or not at all. Usage that comes after its period was invoiced is
 * charged on the next invoice.
 */
export function recordUsage(input: RecordUsageInput, context: BillingContext) {
  const { organizationId: organizationRef, events } = input;
  return runCommand(context, {
    name: 'recordUsage',
    input,
    async work(command: Command<BillingLoaders>) {
      permitUsage(command, input);
      const usage = events.map(readingOf);
      await refuseFaults(command, usage);
      const batch = {
        organizationRef,
        // Ids of one tenant's sources are not another's.
        source: `${organizationRef}/${input.source}`,
        usage,
        traceId: command.traceId,
      };
      const recordedCount = await recordReadings(command, batch).catch((error: unknown) => {
        const eventId = conflictingEvent(error);
        if (eventId === undefined) throw error;
        throw refuse(
          'UsageEventConflict',
          `Event ${eventId} of ${input.source} came before and said something else. Give what is another event another id.`,
          { eventId },
        );
      });
      return {
        __typename: 'RecordUsagePayload',
        recordedCount,
        repeatedCount: events.length - recordedCount,
      };
    },
  });
}

/**
 * For each workspace that the usage is of, or for the organization as a whole.
 * @throws Refused TargetNotFound, PermissionDenied
 */
function permitUsage(
  command: Command<BillingLoaders>,
  { organizationId: organization, events }: RecordUsageInput,
): void {
  requireMember(command, organization);
  for (const workspace of new Set(events.map(({ workspaceId }) => workspaceId ?? null)))
    command.permit('billing.usage.record', { organization, workspace });
}

/** @throws Refused UsageEventRefused */
async function refuseFaults(
  { em, now }: Command<BillingLoaders>,
  usage: readonly ReportedUsage[],
): Promise<void> {
  const meters = await em.findAll(Meter);
  const judgement = { meterCodes: new Set(meters.map(({ meterCode }) => meterCode)), now };
  for (const [position, one] of usage.entries()) {
    const fault = one.faultAt(judgement);
    const { eventId } = one.reading;
    if (fault === null) continue;
    throw refuse(
      'UsageEventRefused',
      `Event ${eventId}, at ${position} in the batch, is ${fault}. Nothing of the batch is recorded: mend it and send it again.`,
      { eventId, position, fault },
    );
  }
}

function readingOf({ workspaceId, workflowRunId, ...event }: UsageEventInput): ReportedUsage {
  return new ReportedUsage({
    ...event,
    workspaceRef: workspaceId ?? null,
    workflowRunRef: workflowRunId ?? null,
  });
}
