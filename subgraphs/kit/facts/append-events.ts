import type { EntityManager } from '@mikro-orm/sql';

/** A fact of one aggregate, as it is appended; the database adds its order and recording time. */
export interface DomainEvent {
  /** Given where something else of the same transaction will name the fact; else the database makes one. */
  readonly eventId?: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** 1, 2, 3 … of its aggregate. */
  readonly aggregateSeq: number;
  /** `context.noun.verb.vN`. */
  readonly eventType: string;
  readonly occurredAt: Date;
  readonly actorRef: string;
  readonly traceId: string;
  readonly requestId?: string;
  /** Whose fact it is, and who may therefore read it; null for what belongs to no organization. */
  readonly organizationRef: string | null;
  /** The fact that this one follows from. */
  readonly causationId?: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const CHUNK = 1000;

/** Appends facts, in the order given, within the transaction of `em`: first the fact, then what follows from it. */
export async function appendEvents(
  em: EntityManager,
  events: readonly DomainEvent[],
): Promise<void> {
  for (let start = 0; start < events.length; start += CHUNK) {
    const rows = events.slice(start, start + CHUNK).map(toRow);
    await em.execute(
      `insert into domain_events (event_id, aggregate_type, aggregate_id, aggregate_seq, event_type,
         schema_version, occurred_at, actor_ref, request_id, trace_id, payload, organization_ref, causation_id)
       select coalesce(event_id, gen_random_uuid()), aggregate_type, aggregate_id, aggregate_seq,
         event_type, schema_version, occurred_at, actor_ref, request_id, trace_id, payload,
         organization_ref, causation_id
       from json_to_recordset(?::json) as fact(event_id uuid, aggregate_type text, aggregate_id text,
         aggregate_seq bigint, event_type text, schema_version int, occurred_at timestamptz,
         actor_ref text, request_id text, trace_id text, payload jsonb,
         organization_ref text, causation_id uuid)`,
      [JSON.stringify(rows)],
    );
  }
}

function toRow(event: DomainEvent): object {
  return {
    event_id: event.eventId ?? null,
    aggregate_type: event.aggregateType,
    aggregate_id: event.aggregateId,
    aggregate_seq: event.aggregateSeq,
    event_type: event.eventType,
    schema_version: Number(/\.v(\d+)$/.exec(event.eventType)?.[1]),
    occurred_at: event.occurredAt,
    actor_ref: event.actorRef,
    request_id: event.requestId ?? null,
    trace_id: event.traceId,
    payload: event.payload,
    organization_ref: event.organizationRef,
    causation_id: event.causationId ?? null,
  };
}
