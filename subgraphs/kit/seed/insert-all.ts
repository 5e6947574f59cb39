import type { EntityClass, RequiredEntityData } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

const CHUNK = 500;

/**
 * Inserts many rows in few statements, in order, and gives them back as entities that know their
 * primary keys. (`em.insertMany` over plain data gives back only the first key.)
 */
export async function insertAll<Entity extends object>(
  em: EntityManager,
  entity: EntityClass<Entity>,
  rows: readonly RequiredEntityData<Entity>[],
): Promise<readonly Entity[]> {
  const entities = rows.map((row) => em.create(entity, row as never, { persist: false }));
  for (let start = 0; start < entities.length; start += CHUNK) {
    await em.insertMany(entity, entities.slice(start, start + CHUNK));
  }
  return entities;
}
