import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';
import type { Database } from '@demarc/foundation/database';
import type { Identity } from '@demarc/foundation/identity';
import type { Log } from '@demarc/foundation/process';
import { actAs } from './tenancy/act-as.ts';
import type { SubgraphDefinition } from './subgraph-definition.ts';

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

/** What a request is made from. */
export interface RequestOrigin {
  readonly database: Database;
  readonly identity: Identity;
  readonly now: Date;
  readonly requestId: string;
  readonly traceparent: string | undefined;
  readonly log: Log;
}

/** Opens the context of one request. */
export function openRequestContext<Loaders>(
  definition: Pick<SubgraphDefinition<Loaders>, 'createLoaders' | 'findGrants'>,
  origin: RequestOrigin,
): RequestContext<Loaders> {
  return new OpenRequest(definition, origin);
}

/** A unit of work, and whether its transaction has begun. */
interface Unit<Loaders> {
  readonly em: EntityManager;
  readonly loaders: Loaders;
  readonly isOpen: boolean;
}

/** A class, because the server hands resolvers a copy: what changes stands behind one reference. */
class OpenRequest<Loaders> implements RequestContext<Loaders> {
  readonly now: Date;
  readonly requestId: string;
  readonly traceparent: string | undefined;
  readonly traceId: string;
  readonly log: Log;
  readonly definition: Pick<SubgraphDefinition<Loaders>, 'createLoaders' | 'findGrants'>;
  readonly database: Database;
  readonly present: { identity: Identity; unit: Unit<Loaders> };

  constructor(
    definition: Pick<SubgraphDefinition<Loaders>, 'createLoaders' | 'findGrants'>,
    { database, identity, now, requestId, traceparent, log }: RequestOrigin,
  ) {
    this.now = now;
    this.requestId = requestId;
    this.traceparent = traceparent;
    this.traceId = traceparent?.split('-')[1] ?? requestId;
    this.log = log;
    this.definition = definition;
    this.database = database;
    this.present = { identity, unit: this.fork(false) };
  }

  get em(): EntityManager {
    return this.present.unit.em;
  }

  get loaders(): Loaders {
    return this.present.unit.loaders;
  }

  get identity(): Identity {
    return this.present.identity;
  }

  async begin(): Promise<void> {
    const unit = this.fork(true);
    await unit.em.begin({ isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
    this.present.unit = unit;
    await this.enter(unit.em);
  }

  async end(): Promise<void> {
    const { unit } = this.present;
    if (!unit.isOpen) return;
    this.present.unit = { ...unit, isOpen: false };
    await unit.em.rollback();
  }

  async write<Result>(
    work: (em: EntityManager, loaders: Loaders) => Promise<Result>,
  ): Promise<Result> {
    await this.end();
    const result = await this.database.fork().transactional(async (em) => {
      await this.enter(em);
      return work(em, this.definition.createLoaders(em));
    });
    await this.begin();
    return result;
  }

  private fork(isOpen: boolean): Unit<Loaders> {
    const em = this.database.fork();
    return { em, loaders: this.definition.createLoaders(em), isOpen };
  }

  private async enter(em: EntityManager): Promise<void> {
    const { findGrants } = this.definition;
    const { identity } = this.present;
    if (findGrants) {
      const grants = await findGrants(em, identity.subject, this.now);
      this.present.identity = { ...identity, grants };
    }
    await actAs(em, this.present.identity);
  }
}
