import type { EntityManager } from '@mikro-orm/sql';
import type { Identity } from '@demarc/foundation/identity';
import type { Log } from '@demarc/foundation/process';

/**
 * What one request carries through resolvers, loaders and models. Made anew for each request, so
 * that a loader's cache never outlives the request, nor serves another identity.
 */
export interface RequestContext<Loaders> {
  /** The request's unit of work: one read-only transaction, which sees one moment. */
  readonly em: EntityManager;
  readonly loaders: Loaders;
  /** Who asks. In the context that owns memberships these are the grants of now. */
  readonly identity: Identity;
  /** The moment of this request: rules that depend on time take it from here. */
  readonly now: Date;
  /** Names this request in every log on its way. */
  readonly requestId: string;
  /** W3C trace context, as it came from the gateway. */
  readonly traceparent: string | undefined;
  /** The trace's id, or the request's where there is no trace: what facts keep. */
  readonly traceId: string;
  readonly log: Log;
  /** Begins the transaction that everything is read in. */
  begin(): Promise<void>;
  /** Ends it; does nothing where none began. */
  end(): Promise<void>;
  /**
   * One transaction that writes, as the identity. What is read afterwards is read anew, in a
   * transaction that sees it.
   */
  write<Result>(work: (em: EntityManager, loaders: Loaders) => Promise<Result>): Promise<Result>;
}
