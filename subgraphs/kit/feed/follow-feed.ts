import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '@demarc/foundation/database';
import { callPeer, type Peer } from '@demarc/foundation/identity';
import { describeFault, type Log } from '@demarc/foundation/process';
import { asSystem } from '../tenancy/act-as.ts';
import { applyEvent, readCursor } from './apply-event.ts';
import type { Consumer } from './consumer.ts';
import {
  feedPageSchema,
  formatPosition,
  type FeedPage,
  type FeedPosition,
} from './feed-position.ts';

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
  /** Why the last look failed; null when it did not. */
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
const CALL_MS = 10_000;
const PAGE_SIZE = 200;

/**
 * Follows a feed until it is stopped: page after page, event after event. What fails is tried again, later
 * and later, because an event that was passed over would be lost: the log and `demarc status` say so.
 */
export function followFeed(options: FollowOptions): Following {
  const { consumer, log, pauseMs = PAUSE_MS } = options;
  const stopping = new AbortController();
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
    while (!stopping.signal.aborted) {
      try {
        const isLast = await consumePage(options, stopping.signal, note);
        pause = isLast ? pauseMs : 0;
      } catch (error) {
        if (stopping.signal.aborted) return;
        const failure = describeFault(error);
        note({ failure: JSON.stringify(failure) });
        log.warn({ consumer: consumer.name, ...failure }, 'feed.failed');
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
      .transactional((em) => applyEvent(em, { consumer, event, now: new Date() }));
    note({ lastEventAt: event.time });
  }
  note(page.isLast ? { caughtUpAt: page.asOf, failure: null } : { failure: null });
  return page.isLast;
}

/** One page of a peer's feed. */
export async function readPage(
  peer: Peer,
  after: FeedPosition,
  stop: AbortSignal,
): Promise<FeedPage> {
  const path = `/events?after=${formatPosition(after)}&size=${PAGE_SIZE}`;
  const signal = AbortSignal.any([stop, AbortSignal.timeout(CALL_MS)]);
  return feedPageSchema.parse(await callPeer(peer, { method: 'GET', path, signal }));
}
