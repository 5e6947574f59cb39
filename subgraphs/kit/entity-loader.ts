import DataLoader from 'dataloader';
import type { EntityClass, FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

/**
 * Loads entities of one class by a unique property, all keys of one tick in one statement.
 * A key that nothing has gives null.
 */
export function entityLoader<Entity extends object, Key extends string | bigint>(
  em: EntityManager,
  entity: EntityClass<Entity>,
  property: keyof Entity & string,
): DataLoader<Key, Entity | null> {
  return new DataLoader(async (keys) => {
    const where = { [property]: { $in: keys.filter(canBeStored) } } as FilterQuery<NoInfer<Entity>>;
    const found = await em.find(entity, where);
    const byKey = new Map(found.map((one) => [one[property] as Key, one]));
    return keys.map((key) => byKey.get(key) ?? null);
  });
}

/** No text in PostgreSQL holds U+0000: such a key names nothing, and would fail all keys of its statement. */
function canBeStored(key: string | bigint): boolean {
  return typeof key === 'bigint' || !key.includes('\u0000');
}
