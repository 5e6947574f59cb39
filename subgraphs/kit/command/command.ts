import type { EntityManager } from '@mikro-orm/sql';
import type { Identity, Place } from '@demarc/foundation/identity';
import type { FactWriter } from '../facts/fact-writer.ts';

/** What a command works with: one transaction, in which the request is claimed. */
export interface Command<Loaders> {
  readonly em: EntityManager;
  /** Over this transaction: what they read is what it sees. */
  readonly loaders: Loaders;
  readonly identity: Identity;
  /** Who acts, as facts say it. */
  readonly actorRef: string;
  /** The moment of the request. */
  readonly now: Date;
  readonly requestId: string;
  readonly traceId: string;
  /** Appends facts: first the fact, then what follows from it. */
  readonly facts: FactWriter;
  /**
   * Goes on if the identity has the permission in that place.
   * @throws Refused PermissionDenied
   */
  readonly permit: (permission: string, place: Place) => void;
}
