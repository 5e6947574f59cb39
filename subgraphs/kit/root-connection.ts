import type { EntityClass, FilterQuery, OrderDefinition } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';
import { toConnection, type Connection } from './connection.ts';
import type { Page } from './page.ts';

/** Which table, which page of it, and which rows count. */
export interface RootConnectionOptions<Entity extends object> {
  readonly entity: EntityClass<Entity>;
  readonly page: Page;
  /** Oldest first unless it says otherwise. */
  readonly order?: 'asc' | 'desc';
  readonly where?: Readonly<Partial<Record<keyof Entity & string, unknown>>>;
}

/** Reads one page of a whole table, by primary key: what a root field of a contract lists. */
export async function rootConnection<Entity extends object>(
  em: EntityManager,
  { entity, page, where, order = 'asc' }: RootConnectionOptions<Entity>,
): Promise<Connection<Entity>> {
  const key = em.getMetadata(entity).getPrimaryProp().name;
  const after =
    page.after === undefined ? {} : { [key]: { [order === 'asc' ? '$gt' : '$lt']: page.after } };
  const read = await em.find(
    entity,
    { $and: [after, where ?? {}] } as FilterQuery<NoInfer<Entity>>,
    { limit: page.size + 1, orderBy: { [key]: order } as OrderDefinition<Entity> },
  );
  return toConnection(read, page, (node) => node[key] as bigint);
}
