import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@demarc/foundation/database';
import type { Peer } from '@demarc/foundation/identity';
import { describeFault, type Log } from '@demarc/foundation/process';
import { asSystem } from '../tenancy/act-as.ts';
import { applyEvent } from './apply-event.ts';
import type { Consumer } from './consumer.ts';
import { readCursor } from './cursor.ts';
import type { FeedEvent } from './feed-position.ts';
import { readPage } from './read-page.ts';

/** What following needs. Times in milliseconds. */
export interface FollowOptions {
  readonly consumer: Consumer;
  readonly database: Database;
  readonly peer: Peer;
  readonly log: Log;
  /** Between two looks at a feed that had nothing more. */
  readonly pauseMs?: number;
}

/** How a consumer stands; what `status` tells. */
export interface FeedState {
  readonly consumer: string;
  readonly source: string;
  /** When the source last said that there is nothing more; null before. */
  readonly caughtUpAt: Date | null;
  /** The source's clock and the event's, at the last event that was applied. */
  readonly lastEventAt: Date | null;
  /** Why the last look failed, and at which event, in a sentence; null when it did not. */
  readonly failure: string | null;
}

/** A consumer at work. */
export interface Following {
  state(): FeedState;
  /** Resolves when the event at hand is done with. */
  stop(): Promise<void>;
}

const PAUSE_MS = 200;
const MAX_PAUSE_MS = 5_000;

/**
 * Follows a feed until it is stopped: page after page, event after event. What fails is tried again, later
 * and later, because an event that was passed over would be lost: the log and `demarc status` say so.
 */
export function followFeed(options: FollowOptions): Following {
  const { consumer, log, pauseMs = PAUSE_MS } = options;
  const stopping = new AbortController();
  const isStopping = () => stopping.signal.aborted;
  let state: FeedState = {
    consumer: consumer.name,
    source: consumer.source,
    caughtUpAt: null,
    lastEventAt: null,
    failure: null,
  };
  const note = (change: Partial<FeedState>) => (state = { ...state, ...change });
  const done = (async () => {
    let pause = pauseMs;
    while (!isStopping()) {
      try {
        const isLast = await consumePage(options, stopping.signal, note);
        pause = isLast ? pauseMs : 0;
      } catch (error) {
        if (isStopping()) return;
        note({ failure: sentenceOf(error) });
        log.warn({ consumer: consumer.name, ...describeFailure(error) }, 'feed.failed');
        pause = Math.min(MAX_PAUSE_MS, Math.max(pauseMs, pause * 2));
      }
      await delay(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    state: () => state,
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

/** Reads one page and applies it. Returns whether it was the last one for now. */
async function consumePage(
  { consumer, database, peer }: FollowOptions,
  stop: AbortSignal,
  note: (change: Partial<FeedState>) => void,
): Promise<boolean> {
  const after = await asSystem(database.fork(), (em) => readCursor(em, consumer.name));
  const page = await readPage(peer, after, stop);
  for (const event of page.events) {
    if (stop.aborted) return false;
    await database
      .fork()
      .transactional((em) => applyEvent(em, { consumer, event, now: new Date() }))
      .catch((error: unknown) => {
        throw new EventNotApplied(event, error);
      });
    note({ lastEventAt: event.time });
  }
  note(page.isLast ? { caughtUpAt: page.asOf, failure: null } : { failure: null });
  return page.isLast;
}

/** An event that its consumer could not take: nothing after it is taken before it is. */
class EventNotApplied extends Error {
  override readonly name = 'EventNotApplied';
  readonly event: FeedEvent;

  constructor(event: FeedEvent, cause: unknown) {
    super('An event could not be applied.', { cause });
    this.event = event;
  }
}

/** For whoever asks how it stands: the log has the rest. */
function sentenceOf(error: unknown): string {
  const { name, code, reason } = describeFault(error);
  // Of a database's own words nothing is told: its code says what to look for in the log.
  const why = reason ?? (typeof code === 'string' ? `${name} ${code}` : name);
  if (!(error instanceof EventNotApplied)) return why;
  return `${error.event.type} ${error.event.id}: ${why}`;
}

/** Which event it was, where it was one, and what a log may say of the reason. */
function describeFailure(error: unknown): object {
  if (!(error instanceof EventNotApplied)) return describeFault(error);
  const { id: eventId, type: eventType } = error.event;
  return { eventId, eventType, ...describeFault(error.cause) };
}
