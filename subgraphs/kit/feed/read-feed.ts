import type { EntityManager } from '@mikro-orm/sql';
import { asSystem } from '../tenancy/act-as.ts';
import { formatPosition, type FeedPosition } from './feed-position.ts';

/** Which page of a feed. */
export interface FeedRequest {
  readonly source: string;
  readonly after: FeedPosition;
  readonly size: number;
  readonly now: Date;
}

/**
 * Reads facts in the order of their transactions, and none of a transaction that runs beside one still
 * open: a slower one that began earlier would be passed over for ever. The order is of the whole cluster, so a
 * long write in another database holds this feed back, and loses nothing. Ids of an epoch that is over, or
 * of another cluster, are compared with nobody's: none of its transactions can still be open.
 *
 * The text of an id has another name than the id: `order by` would go by the text, and 1000 before 999.
 */
export async function readFeed(
  em: EntityManager,
  { source, after, size, now }: FeedRequest,
): Promise<object> {
  const rows = await asSystem(em, async (system): Promise<FactRow[]> =>
    system.execute(
      `select event_id, event_type, aggregate_type, aggregate_id, aggregate_seq, occurred_at,
         organization_ref, actor_ref, trace_id, payload, epoch, tx_id::text as tx_text, domain_event_id
       from domain_events
       where (epoch, tx_id, domain_event_id) > (?::int, ?::xid8, ?::bigint)
         and (epoch < (select case when system_identifier = cluster.id then epoch else epoch + 1 end
                       from outbox_epochs,
                         (select system_identifier as id from pg_control_system()) as cluster
                       order by epoch desc limit 1)
              or tx_id < pg_snapshot_xmin(pg_current_snapshot()))
       order by epoch, tx_id, domain_event_id limit ?`,
      [after.epoch, after.txId, after.eventId, size + 1],
    ),
  );
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    events: page.map((row) => toEvent(row, source)),
    position: formatPosition(last ? positionOf(last) : after),
    isLast: rows.length <= size,
    asOf: now.toISOString(),
  };
}

interface FactRow {
  readonly event_id: string;
  readonly event_type: string;
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  readonly aggregate_seq: string;
  readonly occurred_at: string | Date;
  readonly organization_ref: string | null;
  readonly actor_ref: string;
  readonly trace_id: string;
  readonly payload: object;
  readonly epoch: number;
  readonly tx_text: string;
  readonly domain_event_id: string;
}

function positionOf({ epoch, tx_text: txId, domain_event_id: eventId }: FactRow): FeedPosition {
  return { epoch, txId, eventId };
}

function toEvent(row: FactRow, source: string): object {
  return {
    specversion: '1.0',
    id: row.event_id,
    source,
    type: row.event_type,
    subject: row.aggregate_id,
    time: new Date(row.occurred_at).toISOString(),
    organization: row.organization_ref,
    actor: row.actor_ref,
    sequence: Number(row.aggregate_seq),
    traceid: row.trace_id,
    position: formatPosition(positionOf(row)),
    data: row.payload,
  };
}
