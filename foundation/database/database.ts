import type { EntitySchema, MikroORM } from '@mikro-orm/core';
import type { AbstractSqlDriver, EntityManager } from '@mikro-orm/sql';
import type { Migration } from './migration.ts';

/** What a bounded context keeps, and under which name: `rolesOf` says what its roles are called. */
export interface DatabaseDefinition {
  readonly context: string;
  readonly entities: readonly EntitySchema[];
  readonly migrations: readonly Migration[];
}

/** Where the data lives: a PGlite folder of this machine, or a PostgreSQL ≥ 15. */
export type DatabaseLocation = { readonly folder: string } | { readonly url: string };

/** What an opener reports while it works, and afterwards with each statement. */
export interface DatabaseObserver {
  /** Called with a few words, such as "migrating". */
  readonly onProgress?: (text: string) => void;
  /** Called with the text of every statement that the application sends. */
  readonly onQuery?: (sql: string) => void;
  /** Called with what the driver warns of, such as a lost connection. */
  readonly onWarning?: (text: string) => void;
}

/** An open database: migrated, and acting as the context's application role. */
export interface Database {
  readonly engine: 'pglite' | 'postgresql';
  /** A new unit of work; one for each request. */
  fork(): EntityManager;
  /** Does it answer? Used by readiness. */
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

/** MikroORM over either engine. */
export type Orm = MikroORM<AbstractSqlDriver, EntityManager>;

/** One engine's half of opening: how to make an ORM that acts as a role. */
export interface DatabaseEngine {
  readonly name: Database['engine'];
  /** @param role - the role that every connection of this ORM acts as; undefined: the login's own */
  connect(role: string | undefined): Promise<Orm>;
  close(): Promise<void>;
}
