import type { EntityManager } from '@mikro-orm/sql';
import { actAs } from '../tenancy/act-as.ts';
import { openFactWriter } from '../facts/fact-writer.ts';
import type { Consumer } from './consumer.ts';
import { parsePosition, type FeedEvent, type FeedPosition } from './feed-position.ts';

/** One event, and who consumes it. */
export interface Application {
  readonly consumer: Consumer;
  readonly event: FeedEvent;
  readonly now: Date;
}

/**
 * Applies one event and moves the cursor behind it, in the transaction of `em`. An event that was applied
 * before, by another process or before a crash, moves the cursor alone.
 */
export async function applyEvent(
  em: EntityManager,
  { consumer, event, now }: Application,
): Promise<void> {
  await actAs(em, 'system');
  const isNew: unknown[] = await em.execute(
    `insert into inbox_events (consumer, event_id, source) values (?, ?, ?)
     on conflict (consumer, event_id) do nothing returning event_id`,
    [consumer.name, event.id, event.source],
  );
  const apply = consumer.apply[event.type];
  if (isNew.length > 0 && apply !== undefined) {
    const facts = openFactWriter(em, {
      actorRef: `system:${consumer.name.split('.')[0]}`,
      now,
      traceId: event.traceid,
      causationId: event.id,
    });
    await apply({ em, event, now, facts });
  }
  const position = parsePosition(event.position);
  if (position !== undefined) await moveCursor(em, consumer.name, position);
}

/** Where a consumer has come to. */
export async function readCursor(em: EntityManager, consumer: string): Promise<FeedPosition> {
  const [cursor]: { epoch: number; tx_id: string; event_id: string }[] = await em.execute(
    `select epoch, last_tx_id::text as tx_id, last_domain_event_id as event_id
     from outbox_cursors where consumer = ?`,
    [consumer],
  );
  return {
    epoch: cursor?.epoch ?? 0,
    txId: cursor?.tx_id ?? '0',
    eventId: cursor?.event_id ?? '0',
  };
}

/** Forward only: a slower process that reads an older page does not bring the cursor back. */
async function moveCursor(
  em: EntityManager,
  consumer: string,
  { epoch, txId, eventId }: FeedPosition,
): Promise<void> {
  await em.execute(
    `insert into outbox_cursors as kept (consumer, epoch, last_tx_id, last_domain_event_id, updated_at)
     values (?, ?, ?::xid8, ?, clock_timestamp())
     on conflict (consumer) do update set epoch = excluded.epoch, last_tx_id = excluded.last_tx_id,
       last_domain_event_id = excluded.last_domain_event_id, updated_at = excluded.updated_at
     where (kept.epoch, kept.last_tx_id, kept.last_domain_event_id)
       < (excluded.epoch, excluded.last_tx_id, excluded.last_domain_event_id)`,
    [consumer, epoch, txId, eventId],
  );
}
