import { createHash } from 'node:crypto';
import { canonicalJson, newRef } from '@demarc/kit';
import type { BillingUnit } from '../billing-unit.ts';
import type { ReportedUsage } from '../model/reported-usage.ts';

/** A batch of one source. */
export interface UsageBatch {
  readonly organizationRef: string;
  /** Who measured. What an organization calls its sources is its own, and begins with its ref. */
  readonly source: string;
  readonly usage: readonly ReportedUsage[];
  readonly traceId: string;
}

/**
 * Records what was measured, each event once however often it comes. Returns how many were new.
 *
 * @throws DriverException USAGE_EVENT_CONFLICT, with the event's id for its detail
 */
export async function recordReadings(
  { em, facts, now }: BillingUnit,
  { organizationRef, source, usage, traceId }: UsageBatch,
): Promise<number> {
  const batchRef = newRef('ubt');
  await facts.append({
    aggregateType: 'usage_batch',
    aggregateId: batchRef,
    eventType: 'billing.usage_batch.received.v1',
    organizationRef,
    payload: { batchRef, organizationRef, source, events: usage.length },
  });
  const ingestDate = now.toISOString().slice(0, 10);
  await em.execute('select open_usage_month(?::date)', [ingestDate]);
  const rows = usage.map((one) => ({
    event_id: one.reading.eventId,
    workspace_ref: one.reading.workspaceRef,
    workflow_run_ref: one.reading.workflowRunRef,
    meter_code: one.reading.meterCode,
    quantity: one.quantity.toFixed(),
    occurred_at: one.reading.occurredAt,
    payload_hash: hashOf(one, organizationRef),
  }));
  // In the order of their ids: two batches with the same events wait for each other, and do not lock
  // each other out.
  const recorded: unknown[] = await em.execute(
    `insert into usage_events (ingest_date, source, event_id, organization_ref, workspace_ref,
       workflow_run_ref, meter_code, quantity, occurred_at, payload_hash, trace_id)
     select ?::date, ?, event_id, ?, workspace_ref, workflow_run_ref, meter_code, quantity,
       occurred_at, decode(payload_hash, 'hex'), ?
     from json_to_recordset(?::json) as reading(event_id text, workspace_ref text,
       workflow_run_ref text, meter_code text, quantity numeric, occurred_at timestamptz,
       payload_hash text)
     order by event_id collate "C"
     returning usage_event_id`,
    [ingestDate, source, organizationRef, traceId, JSON.stringify(rows)],
  );
  return recorded.length;
}

function hashOf(usage: ReportedUsage, organizationRef: string): string {
  return createHash('sha256')
    .update(canonicalJson({ organizationRef, ...usage.content() }))
    .digest('hex');
}
