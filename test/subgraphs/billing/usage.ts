import { seedRef } from '@demarc/kit';

/** Records usage, and tells everything that the payload and its refusals have. */
export const recordUsage = `mutation ($input: RecordUsageInput!) {
  recordUsage(input: $input) {
    __typename
    ... on Refusal { message }
    ... on RecordUsagePayload { recordedCount repeatedCount replayed }
    ... on UsageEventRefused { eventId position fault }
    ... on UsageEventConflict { eventId }
    ... on PermissionDenied { permission }
    ... on TargetNotFound { id }
  }
}`;

/** An event of the day before the tests' now. */
export const usageEvent = (eventId: string, event: object = {}) => ({
  eventId,
  meterCode: 'api-calls',
  quantity: '1.5',
  occurredAt: '2026-11-01T10:00:00Z',
  ...event,
});

/** A batch of the first organization. */
export const usageBatch = (requestId: string, events: readonly object[], input: object = {}) => ({
  input: {
    requestId: requestId.padEnd(16, '-'),
    organizationId: seedRef('org', 1),
    source: 'gateway',
    events,
    ...input,
  },
});
