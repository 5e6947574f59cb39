import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/sql';
import { aggregateKey, openAggregateLocks, type AggregateLocks } from './aggregate-lock.ts';
import { appendEvents, type DomainEvent } from './append-events.ts';

/** What happened to one aggregate; who did it, when and in which request, the writer knows. */
export interface Fact {
  readonly aggregateType: string;
  readonly aggregateId: string;
  /** `context.noun.verb.vN`. */
  readonly eventType: string;
  /** Whose it is; null for what belongs to no organization. */
  readonly organizationRef: string | null;
  readonly payload: DomainEvent['payload'];
  /** When it happened, where that is not now. */
  readonly occurredAt?: Date;
  /** Who did it, where that is not who asks: `system:…`, for what the machine does about a request. */
  readonly actorRef?: string;
}

/** Appends facts within one transaction, in the name of one actor. */
export interface FactWriter {
  /** Returns the fact's id, for what rests on it. */
  append(fact: Fact): Promise<string>;
}

/** In whose name facts are written, and why. */
export interface FactOrigin {
  readonly actorRef: string;
  readonly now: Date;
  readonly traceId: string;
  readonly requestId?: string;
  /** The fact that these follow from. */
  readonly causationId?: string;
}

/**
 * Gives each fact the next number of its aggregate. The aggregate is locked until the transaction
 * ends: two writers of one aggregate wait for each other, and never draw the same number.
 *
 * @param locks - those of the transaction, where it has some that it can begin again with
 */
export function openFactWriter(
  em: EntityManager,
  origin: FactOrigin,
  locks?: AggregateLocks,
): FactWriter {
  const ownLocks = locks === undefined ? openAggregateLocks(em) : Promise.resolve(locks);
  const { now, traceId, requestId, causationId } = origin;
  return {
    async append({ occurredAt = now, actorRef = origin.actorRef, ...fact }) {
      const { aggregateType, aggregateId } = fact;
      await (await ownLocks).take(aggregateKey(aggregateType, aggregateId));
      // Not of what row-level security shows, but of what there is: numbers have no gaps and no twins.
      const [last]: { seq: string }[] = await em.execute('select next_aggregate_seq(?, ?) as seq', [
        aggregateType,
        aggregateId,
      ]);
      const eventId = randomUUID();
      await appendEvents(em, [
        {
          ...fact,
          eventId,
          aggregateSeq: Number(last?.seq ?? 1),
          occurredAt,
          actorRef,
          traceId,
          ...(requestId !== undefined && { requestId }),
          ...(causationId !== undefined && { causationId }),
        },
      ]);
      return eventId;
    },
  };
}
