import type { EntityClass, FilterQuery, QueryOrderMap } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';
import { toConnection, type Connection } from './connection.ts';
import type { Page } from './page.ts';

/** Reads one page of a whole table, by primary key: what a root field of a contract lists. */
export async function rootConnection<Entity extends object>(
  em: EntityManager,
  { entity, page, where }: { entity: EntityClass<Entity>; page: Page; where?: FilterQuery<Entity> },
): Promise<Connection<Entity>> {
  const key = em.getMetadata(entity).getPrimaryProp().name;
  const after = page.after === undefined ? {} : { [key]: { $gt: page.after } };
  const read = await em.find(
    entity,
    { $and: [after, where ?? {}] } as FilterQuery<NoInfer<Entity>>,
    { limit: page.size + 1, orderBy: { [key]: 'asc' } as QueryOrderMap<Entity> },
  );
  return toConnection(read, page, (node) => node[key] as bigint);
}
