import type { EntityManager } from '@mikro-orm/sql';
import type { Log } from '@demarc/foundation/process';

/**
 * What one request carries through resolvers, loaders and models. Made anew for each request, so
 * that a loader's cache never outlives the request, nor serves another one.
 */
export interface RequestContext<Loaders> {
  /** The request's unit of work. */
  readonly em: EntityManager;
  readonly loaders: Loaders;
  /** The moment of this request: rules that depend on time take it from here. */
  readonly now: Date;
  /** Names this request in every log on its way. */
  readonly requestId: string;
  /** W3C trace context, as it came from the gateway. */
  readonly traceparent: string | undefined;
  readonly log: Log;
}
