import type { EntityManager } from '@mikro-orm/sql';
import { actAs, type Actor } from '../tenancy/act-as.ts';
import { openFactWriter, type FactWriter } from '../facts/fact-writer.ts';
import { lockConsumer, moveCursor, readCursor } from './cursor.ts';
import type { Consumer } from './consumer.ts';
import { isBefore, type FeedEvent } from './feed-position.ts';

/** One event, and who consumes it. */
export interface Application {
  readonly consumer: Consumer;
  readonly event: FeedEvent;
  readonly now: Date;
}

/**
 * Applies one event and moves the cursor behind it, in the transaction of `em`. Processes that follow the
 * same feed take turns; an event that was applied before, by another one or before a crash, is passed by.
 */
export async function applyEvent(em: EntityManager, application: Application): Promise<void> {
  const { consumer, event } = application;
  await actAs(em, 'system');
  await lockConsumer(em, consumer.name);
  const cursor = await readCursor(em, consumer.name);
  if (!isBefore(cursor, event.position)) return;
  await applyNext(em, application);
}

/** The same, of an event that comes next: the lock is held, and the transaction is the machine's. */
export async function applyNext(
  em: EntityManager,
  { consumer, event, now }: Application,
): Promise<void> {
  const isNew: unknown[] = await em.execute(
    `insert into inbox_events (consumer, event_id, source) values (?, ?, ?)
     on conflict (consumer, event_id) do nothing returning event_id`,
    [consumer.name, event.id, event.source],
  );
  const apply = consumer.apply[event.type];
  if (isNew.length > 0 && apply !== undefined) {
    const context = consumer.name.split('.')[0] ?? consumer.name;
    const origin = {
      actorRef: `system:${context}`,
      now,
      traceId: event.traceid,
      causationId: event.id,
    };
    // What an event of one organization brings about touches rows of that organization alone.
    await actAs(em, actorOf(event, origin.actorRef));
    const facts = consumer.clear === undefined ? openFactWriter(em, origin) : noFacts;
    await apply({ em, event, now, facts });
    await em.flush();
    await actAs(em, 'system');
  }
  await moveCursor(em, consumer.name, event.position);
}

function actorOf({ organization }: FeedEvent, subject: string): Actor {
  if (organization === null) return 'system';
  const grant = { organization, workspace: null, permissions: [], onBehalfOf: null };
  return { subject, grants: [grant] };
}

/** A model that can be cleared and folded anew would append its facts anew as well. */
const noFacts: FactWriter = {
  append: () =>
    Promise.reject(
      new Error('A consumer with `clear` is a read model: it appends no facts. Part the two.'),
    ),
};
