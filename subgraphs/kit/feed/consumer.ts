import type { EntityManager } from '@mikro-orm/sql';
import type { FactWriter } from '../facts/fact-writer.ts';
import type { FeedEvent } from './feed-position.ts';

/** What a consumer works with for one event, in one transaction with the note that it was consumed. */
export interface Consumption {
  readonly em: EntityManager;
  readonly event: FeedEvent;
  readonly now: Date;
  /** Facts that follow from the event, in the machine's name. */
  readonly facts: FactWriter;
}

/** Follows the feed of another context. Each event is applied once, in the source's order. */
export interface Consumer {
  /** `context.what`, such as `accounts.collection-states`. */
  readonly name: string;
  /** The context whose facts it follows. */
  readonly source: string;
  /** By event type; the others pass by. */
  readonly apply: Readonly<Record<string, (consumption: Consumption) => Promise<void>>>;
  /**
   * Empties what `apply` writes, where that is a read model and nothing else: it can then be rebuilt from
   * the feed. Absent where `apply` appends facts, which nothing takes back.
   */
  readonly clear?: (em: EntityManager) => Promise<void>;
}
