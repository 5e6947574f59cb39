import {
  openRequestContext,
  openSubgraph,
  seedOnce,
  type OpenSubgraph,
  type RequestContext,
  type SubgraphDefinition,
} from '@demarc/kit';
import type { Identity } from '@demarc/foundation/identity';
import { openLog } from '@demarc/foundation/process';
import {
  rolesOf,
  type Database,
  type DatabaseLocation,
  type DatabaseObserver,
} from '@demarc/foundation/database';
import { everywhere } from './identities.ts';
import type { TestLocation } from './test-location.ts';

/** How a test wants its subgraph. */
export interface TestSubgraphOptions {
  readonly seedOrganizations?: number;
  /** The moment that requests take for now; the day after the seed's history unless given. */
  readonly now?: Date;
}

/** An answer, loosely typed: tests compare it with what they expect. */
export interface TestAnswer {
  // The shape is the operation's; a test states it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: readonly {
    readonly message: string;
    readonly code: unknown;
    readonly path: unknown;
  }[];
}

type Rows = Promise<Record<string, unknown>[]>;

/** A subgraph under test, on a real database of its own. */
export interface TestSubgraph {
  readonly database: Database;
  /** Every statement that was sent since the test last emptied it. */
  readonly statements: string[];
  /** As somebody who may do everything in every seeded organization. */
  execute(operation: string, variables?: Record<string, unknown>): Promise<TestAnswer>;
  /** As this identity; as a user's ref, with the grants that the context itself finds. */
  executeAs(
    identity: Identity | string,
    operation: string,
    variables?: Record<string, unknown>,
  ): Promise<TestAnswer>;
  /**
   * As one identity for the database, and seemingly as another one for resolvers, who may do more: what
   * is left is what row-level security holds.
   */
  executeUnguarded(
    identities: { readonly acting: Identity; readonly seeming: Identity },
    operation: string,
    variables?: Record<string, unknown>,
  ): Promise<TestAnswer>;
  /** Runs SQL as the role that owns the tables, in a transaction of its own. */
  owner(sql: string, params?: readonly unknown[]): Rows;
  /** Runs SQL as the application's role, in a transaction of its own. */
  app(sql: string, params?: readonly unknown[]): Rows;
  close(): Promise<void>;
}

const TEST_NOW = new Date('2026-11-02T00:00:00Z');

export async function openTestSubgraph<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  { location, remove }: TestLocation,
  options: TestSubgraphOptions,
): Promise<TestSubgraph> {
  const statements: string[] = [];
  const observer = { onQuery: (sql: string) => statements.push(sql) };
  const subgraph = await openSeeded(definition, location, { observer, ...options }).catch(
    async (error: unknown) => {
      await remove();
      throw error;
    },
  );
  const { database, server } = subgraph;
  const roles = rolesOf(definition.database.context);
  statements.length = 0;
  const log = openLog(definition.name, 'silent');
  const runAs =
    (role: string) =>
    async (sql: string, params: readonly unknown[] = []): Rows =>
      database.fork().transactional(async (em) => {
        await em.execute(`select set_config('app.scope', 'system', true)`);
        await em.execute(`set local role ${role}`);
        return em.execute(sql, [...params]);
      });
  const openContext = (identity: Identity | string): RequestContext<Loaders> => {
    const isKnown = typeof identity !== 'string';
    const { findGrants, createLoaders } = definition;
    return openRequestContext(
      { createLoaders, ...(!isKnown && findGrants && { findGrants }) },
      {
        database,
        identity: isKnown ? identity : { subject: identity, grants: [] },
        now: options.now ?? TEST_NOW,
        requestId: 'test',
        traceparent: undefined,
        log,
      },
    );
  };
  const run = async (
    contextValue: RequestContext<Loaders>,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<TestAnswer> => {
    const { body } = await server.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new TypeError('A test asked for an incremental answer.');
    const { data, errors = [] } = body.singleResult;
    return {
      // Null prototypes off, dates as clients see them.
      data: JSON.parse(JSON.stringify(data ?? null)) as unknown,
      errors: errors.map(({ message, extensions, path }) => ({
        message,
        code: extensions?.['code'],
        path,
      })),
    };
  };
  const executeAs: TestSubgraph['executeAs'] = (identity, query, variables) =>
    run(openContext(identity), query, variables);

  return {
    database,
    statements,
    owner: runAs(roles.owner),
    app: runAs(roles.app),
    executeAs,
    executeUnguarded({ acting, seeming }, query, variables) {
      const context = openContext(acting);
      // On the prototype, because the server hands resolvers a copy of the context.
      const unguarded = Object.create(Object.getPrototypeOf(context) as object, {
        identity: { get: () => seeming },
      }) as object;
      return run(Object.setPrototypeOf(context, unguarded) as typeof context, query, variables);
    },
    execute: (query, variables) => executeAs(everywhere(), query, variables),
    async close() {
      await subgraph.close();
      await remove();
    },
  };
}

async function openSeeded<Loaders>(
  definition: SubgraphDefinition<Loaders>,
  location: DatabaseLocation,
  { observer, seedOrganizations }: { readonly observer: DatabaseObserver } & TestSubgraphOptions,
): Promise<OpenSubgraph<Loaders>> {
  const subgraph = await openSubgraph(definition, location, observer);
  try {
    if (seedOrganizations !== undefined) {
      await seedOnce(definition, subgraph.database, seedOrganizations);
    }
    return subgraph;
  } catch (error) {
    await subgraph.close();
    throw error;
  }
}
