import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';
import type { Database } from '@demarc/foundation/database';
import type { Identity } from '@demarc/foundation/identity';
import type { Log } from '@demarc/foundation/process';
import type { RequestContext } from './request-context.ts';
import type { SubgraphDefinition } from './subgraph-definition.ts';
import { actAs } from './tenancy/act-as.ts';

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
    try {
      await this.enter(unit.em);
    } catch (error) {
      // Nobody would end it: the server sends no answer through its plugins then.
      await this.end();
      throw error;
    }
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
