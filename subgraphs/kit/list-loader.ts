import DataLoader from 'dataloader';
import type { EntityClass, FilterQuery, OrderDefinition } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

/** Short lists by parent; long ones are connections. */
export interface ListLoaderOptions<Entity extends object> {
  readonly entity: EntityClass<Entity>;
  /** The property that names the parent. */
  readonly parent: keyof Entity & string;
  readonly orderBy: Readonly<Partial<Record<keyof Entity & string, 'asc' | 'desc'>>>;
}

/** Loads the whole list of each parent, all parents of one tick in one statement. */
export function listLoader<Entity extends object, Parent extends string | bigint>(
  em: EntityManager,
  { entity, parent, orderBy }: ListLoaderOptions<Entity>,
): DataLoader<Parent, readonly Entity[]> {
  return new DataLoader(async (parents) => {
    const where = { [parent]: { $in: [...parents] } } as FilterQuery<NoInfer<Entity>>;
    const found = await em.find(entity, where, { orderBy: orderBy as OrderDefinition<Entity> });
    const byParent = Map.groupBy(found, (one) => one[parent] as Parent);
    return parents.map((key) => byParent.get(key) ?? []);
  });
}
