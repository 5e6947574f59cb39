import type { EntityManager } from '@mikro-orm/sql';
import { asSystem } from '../tenancy/act-as.ts';
import type { FeedPosition } from './feed-position.ts';

/** What a consumer at some position has still before it. */
export interface Backlog {
  /** No more than `BACKLOG_LIMIT` are counted. */
  readonly events: number;
  /** When the oldest of them was recorded; null where there is none. */
  readonly oldestAt: string | null;
}

/** Whoever is this far behind is behind: counting on costs a busy database more than it tells. */
export const BACKLOG_LIMIT = 10_000;

/** Counts the facts after a position, those too that a transaction still open holds back from readers. */
export async function countBacklog(em: EntityManager, after: FeedPosition): Promise<Backlog> {
  const [found] = await asSystem(
    em,
    (system): Promise<{ events: string; oldest: string | null }[]> =>
      system.execute(
        `select count(*) as events, min(recorded_at) as oldest from (
         select recorded_at from domain_events
         where (epoch, tx_id, domain_event_id) > (?::int, ?::xid8, ?::bigint)
         order by epoch, tx_id, domain_event_id limit ?
       ) as backlog`,
        [after.epoch, after.txId, after.eventId, BACKLOG_LIMIT],
      ),
  );
  const oldest = found?.oldest ?? null;
  return {
    events: Number(found?.events ?? 0),
    oldestAt: oldest === null ? null : new Date(oldest).toISOString(),
  };
}
