import type { EntityManager } from '@mikro-orm/sql';
import { lockKind } from '../lock-kind.ts';
import type { FeedPosition } from './feed-position.ts';

/** Until the transaction ends, nobody else moves this consumer on. */
export async function lockConsumer(em: EntityManager, consumer: string): Promise<void> {
  await em.execute(`select pg_advisory_xact_lock(hashtextextended(?, ${lockKind.consumer}))`, [
    consumer,
  ]);
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

/** Puts the cursor behind what was applied. */
export async function moveCursor(
  em: EntityManager,
  consumer: string,
  { epoch, txId, eventId }: FeedPosition,
): Promise<void> {
  await em.execute(
    `insert into outbox_cursors (consumer, epoch, last_tx_id, last_domain_event_id, updated_at)
     values (?, ?, ?::xid8, ?, clock_timestamp())
     on conflict (consumer) do update set epoch = excluded.epoch, last_tx_id = excluded.last_tx_id,
       last_domain_event_id = excluded.last_domain_event_id, updated_at = excluded.updated_at`,
    [consumer, epoch, txId, eventId],
  );
}
